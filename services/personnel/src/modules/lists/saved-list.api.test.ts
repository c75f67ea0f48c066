import type { GraphClient } from '@anzhi/service-testing';
import { type FrozenFactory, startPersonnel } from '../../testing/frozen-factory.js';

let factory: FrozenFactory;
beforeAll(async () => {
  factory = await startPersonnel();
});
afterAll(() => factory.service.stop());

const wang = (): GraphClient => factory.service.as('placement-officer', { subject: 'staff:wang' });
const li = (): GraphClient => factory.service.as('finance-approver', { subject: 'staff:li' });

interface Saved {
  __typename: string;
  list?: { id: string; name: string; filter: string; sort: string; shared: boolean; own: boolean };
  workingListId?: string;
}
const save = async (client: GraphClient, input: object): Promise<Saved> => {
  const document = `mutation ($input: SaveWorkingListInput!) { saveWorkingList(input: $input) { __typename
    ... on SaveWorkingListSuccess { list { id name filter sort shared own } }
    ... on WorkingListNameTakenError { workingListId } } }`;
  const variables = { input: { factoryCode: 'GZ-01', ...input } };
  return (await client.query<{ saveWorkingList: Saved }>(document, variables)).saveWorkingList;
};
const remove = async (client: GraphClient, workingListId: string): Promise<string> => {
  const document = `mutation ($input: DeleteWorkingListInput!) { deleteWorkingList(input: $input) { __typename } }`;
  const answer = await client.query<{ deleteWorkingList: Saved }>(document, { input: { workingListId } });
  return answer.deleteWorkingList.__typename;
};
const saved = async (client: GraphClient): Promise<{ name: string; own: boolean }[]> => {
  const answer = await client.query<{ savedWorkingLists: { nodes: { name: string; own: boolean }[] } }>(
    '{ savedWorkingLists(factoryCode: "GZ-01") { nodes { name own } } }',
  );
  return answer.savedWorkingLists.nodes;
};
const FAILED = { name: '支付失败', filter: { paymentStates: ['FAILED'] }, sort: 'UNIT', descending: true };

describe('working lists saved per state', () => {
  it('working lists are kept under a name with filter and order, for the officer who saved them', async () => {
    const { list } = await save(wang(), FAILED);
    expect(list).toMatchObject({ name: '支付失败', sort: 'UNIT', shared: false, own: true });
    expect(JSON.parse(list!.filter)).toEqual({ paymentStates: ['FAILED'] });
    expect(await saved(wang())).toEqual([{ name: '支付失败', own: true }]);
    expect(await saved(li())).toEqual([]);
  });

  it('working lists of a name that is taken are replaced only on request', async () => {
    const taken = await save(wang(), { ...FAILED, filter: {} });
    expect(taken).toMatchObject({ __typename: 'WorkingListNameTakenError' });
    const replaced = await save(wang(), { ...FAILED, filter: { withoutChoice: true }, replace: true });
    expect(replaced.list).toMatchObject({ id: taken.workingListId, filter: '{"withoutChoice":true}' });
    expect(await save(li(), FAILED)).toMatchObject({ __typename: 'SaveWorkingListSuccess' });
    await remove(li(), (await save(li(), { ...FAILED, replace: true })).list!.id);
  });

  it('working lists saved at the same time under one name: exactly one wins', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => save(wang(), { ...FAILED, name: '并发' })));
    const won = answers.filter((one) => one.__typename === 'SaveWorkingListSuccess');
    expect(won).toHaveLength(1);
  });

  it("working lists shared with the factory's officers are seen by them, and deleted by their owner only", async () => {
    const { list } = await save(wang(), { ...FAILED, name: '共享清单', shared: true });
    expect(await saved(li())).toEqual([{ name: '共享清单', own: false }]);
    expect(await remove(li(), list!.id)).toBe('WorkingListNotYoursError');
    const elsewhere = factory.service.as('placement-officer', { factory: 'gz-02', subject: 'staff:zhao' });
    const { errors } = await elsewhere.raw('{ savedWorkingLists(factoryCode: "GZ-01") { nodes { name } } }');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    expect(await remove(wang(), list!.id)).toBe('DeleteWorkingListSuccess');
    expect(await remove(wang(), list!.id)).toBe('WorkingListNotFoundError');
  });

  it('working lists per officer are bounded: the hundred-and-first is refused', async () => {
    await factory.service.sql(
      `INSERT INTO saved_working_list (factory_id, id, owner, name, filter, sort, descending, shared, saved_on)
       SELECT 'gz-01', gen_random_uuid(), 'staff:chen', 'n' || n, '{}', 'SERIAL', false, false, '2026-08-19' FROM generate_series(1, 100) n`,
    );
    const chen = factory.service.as('placement-officer', { subject: 'staff:chen' });
    expect(await save(chen, FAILED)).toMatchObject({ __typename: 'WorkingListLimitError' });
    expect(await save(chen, { ...FAILED, name: 'n7', replace: true })).toMatchObject({
      __typename: 'SaveWorkingListSuccess',
    });
  });
});
