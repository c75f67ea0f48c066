import { Client } from 'pg';
import type { FrozenFactory } from '../../testing/frozen-factory.js';
import {
  act,
  makeFinal,
  type Outcome,
  passPlan,
  peopleFor,
  place,
  recordAccounts,
  startPlacementStory,
} from '../../testing/placement-story.js';

let factory: FrozenFactory;
let ch1: string[];
let holder: Client;
const officer = (subject = 'officer-1') => factory.service.as('placement-officer', { subject });

beforeAll(async () => {
  factory = await startPlacementStory(40);
  await passPlan(factory);
  await makeFinal(factory, 'FACTS');
  ch1 = await peopleFor(factory, 'CH1');
  await place(factory, ch1.slice(0, 1), 'CH1');
  await recordAccounts(factory);
  holder = new Client({ connectionString: factory.service.appUrl });
  await holder.connect();
});
afterAll(async () => {
  await holder.end();
  await factory.service.stop();
});

const waiting = async (): Promise<number> => {
  const [row] = await factory.service.sql<{ waiting: number }>(
    'SELECT count(DISTINCT pid)::int AS waiting FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())',
  );
  return row!.waiting;
};

/** Runs both acts up to where they write, each in a transaction of its own, and only then lets them go on. */
async function atOnce(first: () => Promise<Outcome>, second: () => Promise<Outcome>): Promise<Outcome[]> {
  await holder.query('BEGIN');
  // Whoever reads goes on, whoever writes waits.
  await holder.query('LOCK TABLE placement, payment_batch IN EXCLUSIVE MODE');
  const both = [first(), second()];
  let answered = 0;
  for (const one of both) one.finally(() => (answered += 1)).catch(() => undefined);
  while (answered === 0 && (await waiting()) < 2);
  expect(answered).toBe(0);
  await holder.query('COMMIT');
  return Promise.all(both);
}

const draft = (over: object) =>
  act(officer(), 'draftPaymentBatch', { factoryCode: 'GZ-01', payer: 'ESTATE', ...over });
const standingOf = async (employeeNo: string): Promise<{ placed: string[]; payments: number }> => {
  const [row] = await factory.service.sql<{ placed: string[]; payments: number }>(
    `SELECT (SELECT array_agg(p.status ORDER BY p.id) FROM placement p WHERE p.employee_id = e.id) AS placed,
            (SELECT count(*)::int FROM payment m WHERE m.employee_id = e.id AND m.status = 'PLANNED') AS payments
       FROM employee e WHERE e.employee_no = $1`,
    [employeeNo],
  );
  return row!;
};

describe('I-P3: a placement that ends and a payment on it at the same moment', () => {
  it('I-P3: of a channel change and a payment for the old channel exactly one wins', async () => {
    const no = ch1[0]!;
    const { channelChangeId } = await act(officer(), 'proposeChannelChange', {
      ...{ factoryCode: 'GZ-01', employeeNo: no, toChannelCode: 'CH2', witness: 'staff:witness' },
      ...{ legalBasis: '民法典 543 协商变更', evidence: '变更申请 01' },
    });
    const [change, payment] = await atOnce(
      () => act(officer('officer-2'), 'approveChannelChange', { channelChangeId }),
      () => draft({ purpose: 'COMPENSATION', employeeNos: [no] }),
    );
    const changed = change!.status === 'APPROVED';
    expect(payment!.batch === undefined).toBe(changed);
    expect(await standingOf(no)).toEqual(
      changed ? { placed: ['SUPERSEDED', 'DRAFT'], payments: 0 } : { placed: ['EFFECTIVE'], payments: 1 },
    );
    expect((changed ? payment : change)!.rows).toMatchObject([
      { reason: changed ? 'NOT_PLACED' : 'PAYMENT_UNDER_WAY' },
    ]);
  });
});
