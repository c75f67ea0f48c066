import { opaqueId } from '@anzhi/domain';
import { setClock } from '@anzhi/service-testing';
import { type FrozenFactory, freezePeople, startPersonnel } from '../../testing/frozen-factory.js';
import { act } from '../../testing/placement-story.js';

const ITEM = '01890000-0000-7000-8000-0000000000d1';
let factory: FrozenFactory;
const officer = () => factory.service.as('placement-officer');

beforeAll(async () => {
  factory = await startPersonnel();
  await freezePeople(factory, 2);
  await factory.service.sql(
    `INSERT INTO uncollected_item (factory_id, id, employee_id, status, amount_fen, reason_sealed, registered_on, registered_by, escrow_no, escrowed_on)
     SELECT 'gz-01', $1, id, 'ESCROWED', 100, 'x', '2026-08-19', 'x', '提存 2026-1', '2026-08-19' FROM employee LIMIT 1`,
    [ITEM],
  );
}, 60_000);
afterAll(() => factory.service.stop());

const on = async (day: string): Promise<unknown> => {
  await setClock(factory.service.sql, 'gz-01', `${day}T09:00:00+08:00`);
  const { uncollectedItems } = await officer().query<{ uncollectedItems: { nodes: object[] } }>(
    '{ uncollectedItems(factoryCode: "GZ-01") { nodes { status escrowLapsesOn escrowLapsed closedOn } } }',
  );
  return uncollectedItems.nodes;
};

it('decision 21, 民法典 574: after five years a deposit is told as lapsed, stays open and visible, and closes as claimed only', async () => {
  const kept = { status: 'ESCROWED', escrowLapsesOn: '2031-08-19', closedOn: null };
  expect(await on('2031-08-19')).toEqual([{ ...kept, escrowLapsed: false }]);
  expect(await on('2031-08-20')).toEqual([{ ...kept, escrowLapsed: true }]);
  expect(await factory.service.sql('SELECT 1 FROM payable_posting')).toEqual([]);
  const close = (outcome: string) =>
    act(officer(), 'closeUncollected', {
      ...{ itemId: opaqueId('item', 'gz-01', ITEM), outcome, proof: '公证处领取凭证' },
    });
  expect(await close('PAID')).toMatchObject({ __typename: 'UncollectedOrderError' });
  expect(await close('CLAIMED')).toMatchObject({ item: { status: 'CLAIMED' } });
  expect(await on('2031-08-21')).toMatchObject([{ status: 'CLAIMED', escrowLapsed: false }]);
});
