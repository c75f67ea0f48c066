import { holdsRole, systemViewer, type Viewer } from '../access/viewer.js';
import { rememberFactory } from '../directory/directory.store.js';
import { openKitDatabase } from '../testing/kit-database.js';
import { IdempotencyKeyReusedError, RetryableError } from './errors.js';
import { type Mutation, mutate } from './mutate.js';
import type { Tx } from './transaction.js';

type Kit = Awaited<ReturnType<typeof openKitDatabase>>;
interface Outcome {
  refused: boolean;
  label: string;
}

let kit: Kit;
const officer: Viewer = {
  subject: 'officer',
  grants: [{ role: 'placement-officer', factoryId: 'gz-01' }],
  self: null,
  correlationId: 'c',
  accessFeedStale: false,
};

const act = (
  work: (tx: Tx) => Promise<Outcome>,
  key: string | null,
  input: unknown = {},
): Mutation<Outcome> => ({
  viewer: officer,
  factoryId: 'gz-01',
  operation: 'note',
  request: key ? { key, operation: 'note', input } : null,
  isRefusal: (result) => result.refused,
  toStored: (result) => ({ type: 'Outcome', value: result }),
  fromStored: (stored) => stored.value as Outcome,
  work,
});

/** Counts effects in a table of the kit that any factory may write. */
const countAppointments = async (): Promise<number> => {
  const rows = await kit.database.read(systemViewer('kit', 't'), (tx) =>
    tx.query<{ n: number }>('SELECT count(*)::int AS n FROM open_appointment'),
  );
  return rows[0]?.n ?? -1;
};
const addAppointment =
  (label: string) =>
  async (tx: Tx): Promise<Outcome> => {
    await tx.query(
      `INSERT INTO open_appointment (factory_id, appointment_id, subject, role) VALUES ('gz-01', gen_random_uuid()::text, $1, 'r')`,
      [label],
    );
    return { refused: false, label };
  };

beforeAll(async () => {
  kit = await openKitDatabase();
  await kit.database.write(systemViewer('kit', 't'), { kind: 'group' }, (tx) =>
    rememberFactory(tx, {
      factoryId: 'gz-01',
      code: 'GZ-01',
      name: '厂',
      city: '市',
      clock: { mode: 'SIMULATED', at: '2026-06-01T09:00:00+08:00' },
    }),
  );
});
afterAll(() => kit.stop());

it('F17: a hundred requests with one key at once have one effect and one answer', async () => {
  const before = await countAppointments();
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      mutate(kit.database, act(addAppointment(`try ${index}`), 'same-key')).catch((error: unknown) => error),
    ),
  );
  const labels = new Set(
    answers.filter((answer) => !(answer instanceof Error)).map((answer) => (answer as Outcome).label),
  );
  expect(labels.size).toBe(1);
  expect(await countAppointments()).toBe(before + 1);
});

it('refuses another input under the same key', async () => {
  await mutate(kit.database, act(addAppointment('a'), 'k2', { amount: '1.00' }));
  await expect(
    mutate(kit.database, act(addAppointment('a'), 'k2', { amount: '2.00' })),
  ).rejects.toBeInstanceOf(IdempotencyKeyReusedError);
});

it('takes the same input in another order of fields for the same request', async () => {
  await mutate(kit.database, act(addAppointment('first'), 'k3', { a: 1, b: 2n }));
  expect(await mutate(kit.database, act(addAppointment('second'), 'k3', { b: 2n, a: 1 }))).toEqual({
    refused: false,
    label: 'first',
  });
});

it('leaves nothing of a refusal but its answer, which is the same again', async () => {
  const before = await countAppointments();
  const refuse = act(
    async (tx) => ({ ...(await addAppointment('never')(tx)), refused: true, label: 'no' }),
    'k4',
  );
  expect(await mutate(kit.database, refuse)).toEqual({ refused: true, label: 'no' });
  expect(await mutate(kit.database, act(addAppointment('now'), 'k4'))).toEqual({
    refused: true,
    label: 'no',
  });
  expect(await countAppointments()).toBe(before);
});

it('does not keep what failed: the same key may try again', async () => {
  await expect(
    mutate(
      kit.database,
      act(() => Promise.reject(new Error('bug')), 'k5'),
    ),
  ).rejects.toThrow('bug');
  expect(await mutate(kit.database, act(addAppointment('again'), 'k5'))).toEqual({
    refused: false,
    label: 'again',
  });
});

it('tries a deadlock or serialization failure again, and gives up as retryable', async () => {
  let tries = 0;
  const flaky = act(async (tx) => {
    tries += 1;
    if (tries < 3) throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
    return addAppointment('third')(tx);
  }, null);
  expect(await mutate(kit.database, flaky)).toEqual({ refused: false, label: 'third' });
  const hopeless = act(() => Promise.reject(Object.assign(new Error('serialize'), { code: '40001' })), null);
  await expect(mutate(kit.database, hopeless)).rejects.toBeInstanceOf(RetryableError);
});

it('keeps a transaction within its factory', async () => {
  const foreign = act(async (tx) => {
    await tx.query(
      `INSERT INTO open_appointment (factory_id, appointment_id, subject, role) VALUES ('gz-02', 'x', 's', 'r')`,
    );
    return { refused: false, label: '' };
  }, null);
  await expect(mutate(kit.database, foreign)).rejects.toThrow('row-level security');
});

it('a role at one factory is none at another; a group role is one everywhere', () => {
  expect(holdsRole(officer, ['placement-officer'], 'gz-02')).toBe(false);
  expect(
    holdsRole({ ...officer, grants: [{ role: 'hq-admin', factoryId: '_group' }] }, ['hq-admin'], 'gz-02'),
  ).toBe(true);
});
