import { readFileSync } from 'node:fs';
import path from 'node:path';
import { documentsAt } from '../gateway/src/limits/trusted-documents.js';
import type { Json, Viewer } from '../infra/demo/src/client.js';
import { CAST, FACTORY } from '../infra/demo/src/stage.js';
import { story } from '../infra/demo/src/story/story.js';
import { killerOf, seededRandom, VICTIMS } from './killer.js';
import {
  countRoundTrips,
  mutationsSoFar,
  type Named,
  operationsOfExplorer,
  queriesOfDemo,
  type RoundTrips,
  type RoundTripsOfMutations,
} from './round-trips.js';
import { startWholeSystem, type WholeSystem } from './system.js';

const DATA = path.resolve(__dirname, '../infra/demo/data');

/** The same moments in every run; change it to try others. */
const SEED = Number(process.env['E2E_SEED'] ?? 20_260_818);

const PLAY_WITHIN_MS = 400_000;

let system: WholeSystem;
/** Of the first play: the second looks only, and asks less. */
let demoQueries: readonly Named[] = [];
let demoMutations: RoundTripsOfMutations = {};
beforeAll(async () => {
  system = await startWholeSystem();
}, 150_000);
afterAll(() => system?.stop(), 30_000);

const SCORECARD = `query Scorecard($code: String!) { factory(code: $code) {
  placement { roster placed placementRate uncollected arrearsTotal payments paidTotal escrowedTotal }
  estate { phase fund { received paid escrow reserved } }
  stability { petitionsRegistered replied referrals referralsPending } } }`;

const DOUBLES = `query Doubles($code: String!) {
  paymentBatches(factoryCode: $code, first: 100) { totalCount }
  uncollectedItems(factoryCode: $code, first: 100) { totalCount }
  employees(factoryCode: $code, first: 1) { totalCount }
  objections(factoryCode: $code, first: 1) { totalCount }
  rosterImports(factoryCode: $code, first: 1) { totalCount }
  ledgerTransactions(factoryCode: $code, first: 1) { totalCount }
}`;

interface Scorecard {
  readonly factory: {
    readonly placement: Json;
    readonly estate: { readonly phase: string; readonly fund: Json };
    readonly stability: Json;
  };
}

const scorecard = () => system.client.query<Scorecard>(CAST.headquarters, SCORECARD, { code: FACTORY });
const doubles = () => system.client.query(CAST.headquarters, DOUBLES, { code: FACTORY });

const FIGURES = {
  roster: 1000,
  placed: 996,
  placementRate: '99.6',
  uncollected: 4,
  arrearsTotal: '18559528.90',
};

it(
  'comes to the same figures though every process is killed once on the way',
  async () => {
    const killer = killerOf(system, story.length, seededRandom(SEED));
    const { code, output } = await system.playDemo(killer.hear);
    expect({ code, output }).toMatchObject({
      code: 0,
      output: expect.stringContaining('996 of 1000, 99.6 %'),
    });
    expect(killer.killed).toEqual(new Set(VICTIMS));
    demoQueries = queriesOfDemo(system);
    demoMutations = mutationsSoFar(system);
    await killer.resurrected();
    const { factory } = await scorecard();
    expect(factory).toMatchObject({
      placement: FIGURES,
      estate: { phase: 'DECLARED', fund: { reserved: '0.00' } },
      stability: { petitionsRegistered: 17, replied: 17, referrals: 1, referralsPending: 0 },
    });
    expect(factory.estate.fund['escrow']).toBe(factory.placement['escrowedTotal']);
  },
  PLAY_WITHIN_MS,
);

it('asks only documents that the gateway makes ready at its start', () => {
  const told = documentsAt(path.resolve(__dirname, '../gateway/operations/demo.json'));
  const missing = [...documentsAt(system.documentsFile)].filter(([id]) => !told.has(id));
  // ANZHI_DOCUMENTS_FILE=$PWD/gateway/operations/demo.json npm start writes the file anew.
  expect(missing.map(([, document]) => document)).toEqual([]);
});

it(
  'doubles nothing when it is played again',
  async () => {
    const before = { score: await scorecard(), counts: await doubles() };
    const { code, output } = await system.playDemo();
    expect({ code, output }).toMatchObject({ code: 0 });
    expect({ score: await scorecard(), counts: await doubles() }).toEqual(before);
  },
  PLAY_WITHIN_MS,
);

it('parks no event in any service', async () => {
  const parked = await system.client.query(
    CAST.headquarters,
    `{ partyDeadLetters(first: 5) { error } assetsDeadLetters(first: 5) { error }
       personnelDeadLetters(first: 5) { error } stabilityDeadLetters(first: 5) { error } }`,
  );
  expect(Object.values(parked)).toEqual([[], [], [], []]);
});

/** May only shrink: fewer round trips belong into the file with the change that saved them. */
const writtenDown = <T>(file: string) => JSON.parse(readFileSync(path.join(__dirname, file), 'utf8')) as T;
const roundTrips = writtenDown<RoundTrips>;

it('asks the databases for each committed operation as often as is written down', async () => {
  // Lists of factories by who sees several: a loader that asks once for each would show.
  const viewerOf = (name: string) => (name === '6-factories' ? CAST.headquarters : CAST.placement);
  expect(await countRoundTrips(system, operationsOfExplorer(viewerOf))).toEqual(
    roundTrips('round-trips.json'),
  );
});

it('asks the databases for each query of the demo as often as is written down', async () => {
  expect(await countRoundTrips(system, demoQueries)).toEqual(roundTrips('round-trips-demo.json'));
});

it('asks the databases for each act of the demo no more often than is written down', () => {
  const most = writtenDown<RoundTripsOfMutations>('round-trips-mutations.json');
  expect(Object.keys(demoMutations)).toEqual(Object.keys(most));
  const grown = Object.entries(demoMutations).filter(([field, sent]) => sent > most[field]!);
  expect(Object.fromEntries(grown)).toEqual({});
});

async function askWithToken(token: string, query: string): Promise<{ data?: Json | null; errors?: Json[] }> {
  const response = await fetch(system.runtime().graphUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as { data?: Json | null; errors?: Json[] };
}

const OWN = (employeeNo: string) => `{ employee(factoryCode: "GZ-01", employeeNo: "${employeeNo}") {
  employeeNo name retirement { month } entitlements { kind amount explanation { zh en } } placement { status channel { code } } } }`;

it('shows an employee the own record by a token of the command line, and refuses another', async () => {
  const { code, output } = await system.token('employee', '--factory', 'GZ-01', '--employee', 'GZ00001');
  expect(code).toBe(0);
  const token = output.trim();
  const own = await askWithToken(token, OWN('GZ00001'));
  expect(own.errors).toBeUndefined();
  expect(own.data?.['employee']).toMatchObject({
    employeeNo: 'GZ00001',
    name: '曹宇波',
    retirement: { month: expect.stringMatching(/^\d{4}-\d{2}$/) },
    entitlements: expect.arrayContaining([
      // 30 months of 1,146.02 yuan, 2024-02 to 2026-07.
      expect.objectContaining({ kind: 'BACK_PAY', amount: '34380.60' }),
    ]),
    placement: { status: expect.stringMatching(/^(EFFECTIVE|SETTLED)$/) },
  });
  const other = await askWithToken(token, OWN('GZ00002'));
  expect(other).toMatchObject({ data: { employee: null }, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  const payments = await askWithToken(
    token,
    '{ paymentBatches(factoryCode: "GZ-01", first: 1) { totalCount } }',
  );
  expect(payments.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

it('refuses a token for an unknown role, and says which roles there are', async () => {
  const { code, output } = await system.token('director');
  expect(code).toBe(2);
  expect(output).toContain('placement-officer');
});

interface Expected {
  readonly rows: number;
  readonly acceptedRows: number;
  readonly rejectedByFileLine: Readonly<Record<string, { readonly field: string }>>;
}

interface Answer extends Json {
  readonly importId: string;
  readonly problems: readonly {
    line: number;
    field: string;
    code: string;
    message: string;
    messageZh: string;
  }[];
}

it('takes the messy roster over the gateway exactly as it should be taken, and half-commits nothing', async () => {
  const { client } = system;
  await client.act(CAST.headquarters, {
    field: 'registerFactory',
    input: {
      code: 'GZ-77',
      name: '赣州某厂',
      city: '赣州市',
      site: '无',
      simulatedFrom: '2026-08-18T09:00:00+08:00',
    },
  });
  const officer: Viewer = { role: 'placement-officer', factory: 'GZ-77' };
  const expected = JSON.parse(
    readFileSync(path.join(DATA, 'roster-messy-gb18030.expected.json'), 'utf8'),
  ) as Expected;
  const file = readFileSync(path.join(DATA, 'roster-messy-gb18030.csv'));
  const answer = (await client.upload(officer, 'GZ-77', file)) as Answer;
  expect(answer).toMatchObject({
    rows: expected.rows,
    accepted: expected.acceptedRows,
    rejected: expected.rows - expected.acceptedRows,
  });
  expect(Object.fromEntries(answer.problems.map(({ line, field }) => [line, field]))).toEqual(
    Object.fromEntries(Object.entries(expected.rejectedByFileLine).map(([line, { field }]) => [line, field])),
  );
  for (const { code, message, messageZh } of answer.problems) {
    expect(code).toMatch(/^[A-Z][A-Z_0-9]+$/);
    expect(message).not.toBe('');
    expect(messageZh).toMatch(/\p{Script=Han}/u);
  }
  expect(await client.upload(officer, 'GZ-77', file)).toEqual(answer);
  const refused = await client.act(officer, {
    field: 'commitRosterImport',
    input: { importId: answer.importId, leaveOutRejected: false, reason: null },
    accept: ['RosterRowsRejectedError'],
  });
  expect(refused.__typename).toBe('RosterRowsRejectedError');
  const { employees } = await client.query<{ employees: { totalCount: number } }>(
    officer,
    '{ employees(factoryCode: "GZ-77", first: 1) { totalCount } }',
  );
  expect(employees.totalCount).toBe(0);
});
