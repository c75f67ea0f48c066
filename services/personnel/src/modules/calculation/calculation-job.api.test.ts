import { systemViewer } from '@anzhi/service-kit';
import {
  adoptRules,
  calculatePeople,
  type FrozenFactory,
  freezePeople,
  startPersonnel,
} from '../../testing/frozen-factory.js';
import { CHUNK } from '../entitlements/calculate-chunk.js';
import { cleanOnce, type Worker, workOnce } from './index.js';

const JOB =
  'id status done total ratePerSecond estimatedEndAt calculationId entitlements totalAmount resultHash endedWhy';
const START = `mutation ($input: StartCalculationInput!) { startCalculation(input: $input) { __typename
  ... on StartCalculationSuccess { alreadyRunning job { ${JOB} } } ... on UserError { message }
  ... on CalculationNotReadyError { missing } } }`;
const CANCEL = `mutation ($input: CancelCalculationInput!) { cancelCalculation(input: $input) { __typename
  ... on CancelCalculationSuccess { job { ${JOB} } } ... on UserError { message } } }`;
interface Job {
  id: string;
  status: string;
  done: number;
  total: number;
  resultHash: string | null;
  endedWhy: string | null;
  estimatedEndAt: string | null;
}
type Answer = { __typename: string; alreadyRunning: boolean; job: Job; missing?: string[] };

let factory: FrozenFactory;
const officer = (subject?: string) => factory.service.as('placement-officer', subject ? { subject } : {});
const start = async (subject?: string): Promise<Answer> =>
  (await officer(subject).query<{ startCalculation: Answer }>(START, { input: { factoryCode: 'GZ-01' } }))
    .startCalculation;
const cancel = async (jobId: string): Promise<Answer> =>
  (await officer().query<{ cancelCalculation: Answer }>(CANCEL, { input: { jobId, reason: '花名册有误' } }))
    .cancelCalculation;
const jobOf = async (id: string): Promise<Job> =>
  (
    await officer().query<{ calculationJob: Job }>(
      `query ($id: ID!) { calculationJob(id: $id) { ${JOB} } }`,
      { id },
    )
  ).calculationJob;
const worker = (name: string, more: Partial<Worker> = {}): Worker => ({
  database: factory.service.database,
  name,
  leaseMs: 60_000,
  now: Date.now,
  ...more,
});
const current = async (): Promise<string | undefined> =>
  (await factory.service.sql<{ id: string }>('SELECT calculation_id AS id FROM current_calculation'))[0]?.id;

beforeAll(async () => {
  factory = await startPersonnel();
});
afterAll(() => factory.service.stop());

it('says all that is missing before anybody can be calculated, and waits for no worker', async () => {
  const answer = await start();
  expect(answer).toMatchObject({ __typename: 'CalculationNotReadyError' });
  expect(answer.missing).toHaveLength(3);
  expect(await workOnce(worker('idle'))).toBe(false);
});

describe('a frozen roster of three chunks', () => {
  let undisturbed: string;
  beforeAll(async () => {
    await freezePeople(factory);
    await grow(2 * CHUNK + 10);
    await adoptRules(factory);
  }, 120_000);

  it('two officers start at once: one job, the same for both', async () => {
    const both = await Promise.all([start('a'), start('b')]);
    expect(both.map((answer) => answer.__typename)).toEqual([
      'StartCalculationSuccess',
      'StartCalculationSuccess',
    ]);
    expect(both[0]?.job.id).toBe(both[1]?.job.id);
    expect(both.map((answer) => answer.alreadyRunning).sort()).toEqual([false, true]);
    expect(both[0]?.job).toMatchObject({
      status: 'QUEUED',
      done: 0,
      total: 2 * CHUNK + 10,
      resultHash: null,
    });
  });

  it('shows progress, rate and end while it runs; nothing counts before it is complete; two workers never share it', async () => {
    const { job } = await start();
    const seen: Job[] = [];
    const others: boolean[] = [];
    const onChunk = async () => {
      seen.push(await jobOf(job.id));
      others.push(await workOnce(worker('other')));
      expect(await current()).toBeUndefined();
    };
    expect(await workOnce(worker('one', { onChunk }))).toBe(true);
    expect(seen.map(({ status, done }) => [status, done])).toEqual([
      ['RUNNING', CHUNK],
      ['RUNNING', 2 * CHUNK],
      ['RUNNING', 2 * CHUNK + 10],
    ]);
    expect(seen[0]?.estimatedEndAt).toMatch(/^\d{4}-/);
    expect(others).toEqual([false, false, false]);
    const done = await jobOf(job.id);
    expect(done).toMatchObject({ status: 'DONE', done: 2 * CHUNK + 10, estimatedEndAt: null });
    expect(done.resultHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await current()).toBeDefined();
    undisturbed = done.resultHash ?? '';
  });

  it('a worker that dies between chunks is resumed by another: the hash is that of an undisturbed run', async () => {
    const { job } = await start();
    const before = await current();
    const dies = worker('dies', {
      leaseMs: 1,
      onChunk: () => {
        throw new Error('killed');
      },
    });
    await expect(workOnce(dies)).rejects.toThrow('killed');
    expect(await jobOf(job.id)).toMatchObject({ status: 'RUNNING', done: CHUNK });
    expect(await current()).toBe(before);
    const chunks: number[] = [];
    expect(await workOnce(worker('heir', { onChunk: (tally) => void chunks.push(tally.people) }))).toBe(true);
    expect(chunks).toEqual([2 * CHUNK, 2 * CHUNK + 10]);
    expect(await jobOf(job.id)).toMatchObject({ status: 'DONE', resultHash: undisturbed });
    expect(await current()).not.toBe(before);
  });

  it('a worker that is told to stop gives the job back at once', async () => {
    const { job } = await start();
    await workOnce(worker('stops', { isStopping: () => true }));
    expect(await jobOf(job.id)).toMatchObject({ status: 'RUNNING', done: CHUNK });
    await workOnce(worker('next'));
    expect(await jobOf(job.id)).toMatchObject({ status: 'DONE', resultHash: undisturbed });
  });

  it('a worker whose job was taken over stores nothing more', async () => {
    const { job } = await start();
    const taken: boolean[] = [];
    const slow = worker('slow', {
      leaseMs: 1,
      onChunk: async () => void taken.push(await workOnce(worker('quick'))),
    });
    await workOnce(slow);
    expect(taken).toEqual([true]);
    expect(await jobOf(job.id)).toMatchObject({ status: 'DONE', resultHash: undisturbed });
  });

  it('cancelling leaves the former result current and its own rows are cleaned away', async () => {
    const { job } = await start();
    const before = await current();
    const cancels = worker('cancelled', { onChunk: async () => void (await cancel(job.id)) });
    await workOnce(cancels);
    expect(await jobOf(job.id)).toMatchObject({
      status: 'CANCELLED',
      done: CHUNK,
      endedWhy: '花名册有误',
      resultHash: null,
    });
    expect(await current()).toBe(before);
    expect(await cleanOnce(cancels)).toBe(true);
    expect(await cleanOnce(cancels)).toBe(false);
    const [left] = await factory.service.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM calculated_entitlement e JOIN calculation_job j USING (calculation_id) WHERE j.status = 'CANCELLED'`,
    );
    expect(left?.n).toBe(0);
    expect(await cancel(job.id)).toMatchObject({ __typename: 'CalculationJobEndedError' });
  });

  it('keeps what is changed while it runs: a person amended after their chunk counts as amended', async () => {
    const { job } = await start();
    const id = await idOf('GZ00001');
    const amends = worker('amended', {
      onChunk: async ({ people }) => {
        if (people === CHUNK) await amend(id, '9999.00');
      },
    });
    await workOnce(amends);
    const done = await jobOf(job.id);
    expect(done.resultHash).not.toBe(undisturbed);
    expect(await amountOf('GZ00001')).toBe(12n * 999_900n);
    const again = await start();
    await workOnce(worker('again'));
    expect((await jobOf(again.job.id)).resultHash).toBe(done.resultHash);
  });

  it('refuses other rules and the synchronous door while a job waits; a job that never succeeds fails for good', async () => {
    const { job } = await start();
    expect((await calculatePeople(factory))['__typename']).toBe('CalculationRunningError');
    await factory.service.sql('UPDATE calculation_job SET attempts = 5 WHERE status = $1', ['QUEUED']);
    expect(await workOnce(worker('sixth'))).toBe(true);
    expect(await jobOf(job.id)).toMatchObject({ status: 'FAILED', endedWhy: expect.stringContaining('5') });
    const next = await start();
    expect(next.job.id).not.toBe(job.id);
    await cancel(next.job.id);
  });

  it('changes nothing once the posted facts became final meanwhile', async () => {
    const { job } = await start();
    const before = await current();
    const finalizes = worker('final', {
      onChunk: async ({ people }) => {
        if (people === CHUNK) await makeFactsFinal();
      },
    });
    await workOnce(finalizes);
    expect(await jobOf(job.id)).toMatchObject({
      status: 'FAILED',
      endedWhy: expect.stringContaining('final'),
    });
    expect(await current()).toBe(before);
    expect(await start()).toMatchObject({ __typename: 'FiguresFinalError' });
  });

  it('lists the jobs of the factory, the newest first, for its staff only', async () => {
    const LIST = `{ calculationJobs(factoryCode: "GZ-01", first: 2) { nodes { status } totalCount pageInfo { hasNextPage } } }`;
    expect(await officer().query(LIST)).toEqual({
      calculationJobs: {
        nodes: [{ status: 'FAILED' }, { status: 'CANCELLED' }],
        totalCount: 10,
        pageInfo: { hasNextPage: true },
      },
    });
    const stranger = await factory.service.as('placement-officer', { factory: 'gz-02' }).raw(LIST);
    expect(stranger.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

/** Copies people of the roster until there are `count`: names and numbers differ, facts are the same. */
async function grow(count: number): Promise<void> {
  const columns = await factory.service.sql<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'employee' AND is_generated = 'NEVER'
        AND column_name NOT IN ('id', 'serial', 'employee_no', 'identity_index')`,
  );
  const same = columns.map((column) => `"${column.name}"`).join(', ');
  await factory.service.sql(
    `INSERT INTO employee (id, serial, employee_no, identity_index, ${same})
     SELECT gen_random_uuid(), s, 'X' || s, sha256(s::text::bytea), ${same}
       FROM (SELECT count(*)::int AS n FROM employee) AS known, generate_series(known.n + 1, $1) AS s
       JOIN employee e ON e.serial = 1 + (s % 1498) `,
    [count],
  );
}

async function idOf(employeeNo: string): Promise<string> {
  const { employee } = await officer().query<{ employee: { id: string } }>(
    `query ($no: String!) { employee(factoryCode: "GZ-01", employeeNo: $no) { id } }`,
    { no: employeeNo },
  );
  return employee.id;
}

async function amend(employeeId: string, averageWage: string): Promise<void> {
  const { amendEmployeeFacts } = await officer().query<{ amendEmployeeFacts: { __typename: string } }>(
    `mutation ($input: AmendEmployeeFactsInput!) { amendEmployeeFacts(input: $input) { __typename ... on UserError { message } } }`,
    { input: { employeeId, averageWage, legalBasis: '工资台账复核', evidence: '档案-1' } },
  );
  expect(amendEmployeeFacts.__typename).toBe('AmendEmployeeFactsSuccess');
}

async function amountOf(employeeNo: string): Promise<bigint | undefined> {
  const [row] = await factory.service.database.read(
    systemViewer('personnel', 'test'),
    (tx) =>
      tx.query<{ amount: bigint }>(
        `SELECT amount_fen AS amount FROM entitlement n JOIN employee e ON e.id = n.employee_id WHERE kind = 'COMPENSATION' AND employee_no = $1`,
        [employeeNo],
      ),
    { kind: 'group' },
  );
  return row?.amount;
}

async function makeFactsFinal(): Promise<void> {
  await factory.service.sql(
    `INSERT INTO posting_series (factory_id, id, kind, final_on, final_root) VALUES ('gz-01', gen_random_uuid(), 'FACTS', '2026-08-19', repeat('a', 64))`,
  );
}
