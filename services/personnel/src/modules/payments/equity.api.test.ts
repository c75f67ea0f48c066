import { formatYuan } from '@anzhi/domain';
import type { GraphClient } from '@anzhi/service-testing';
import type { FrozenFactory } from '../../testing/frozen-factory.js';
import {
  act,
  makeFinal,
  passPlan,
  peopleFor,
  place,
  recordAccounts,
  startPlacementStory,
} from '../../testing/placement-story.js';

const CONVERT = `mutation ($input: ConvertToEquityInput!) { convertToEquity(input: $input) { __typename
  ... on ConvertToEquitySuccess { conversion { entitlement shares cash signedOn } }
  ... on EquityNotReadyError { missing } ... on EquityTooMuchError { due } ... on UserError { message } } }`;

let factory: FrozenFactory;
let people: string[];
const officer = (): GraphClient => factory.service.as('placement-officer');
let keys = 0;
const convert = async (employeeNo: string, shares: string, over: object = {}) => {
  const input = {
    factoryCode: 'GZ-01',
    employeeNo,
    shares,
    signedOn: '2026-08-19',
    witness: '工会代表',
    ...over,
  };
  const { convertToEquity } = await officer().query<{ convertToEquity: Record<string, unknown> }>(
    CONVERT,
    { input },
    { idempotencyKey: `equity-${keys++}` },
  );
  return convertToEquity;
};

beforeAll(async () => {
  factory = await startPlacementStory(40);
  await passPlan(factory);
  people = await peopleFor(factory, 'CH1');
});
afterAll(() => factory.service.stop());

it('waits for final facts, then for the signed agreement', async () => {
  expect(await convert(people[0]!, '100.00')).toMatchObject({
    __typename: 'EquityNotReadyError',
    missing: 'FACTS_NOT_FINAL',
  });
  await makeFinal(factory, 'FACTS');
  expect(await convert(people[0]!, '100.00')).toMatchObject({ missing: 'NO_AGREEMENT' });
  expect(await convert(people[0]!, '100.00', { signedOn: '2027-01-01' })).toMatchObject({
    missing: 'SIGNED_IN_FUTURE',
  });
  expect(await convert('NOBODY', '100.00')).toMatchObject({ __typename: 'EquityPersonNotFoundError' });
});

it('I-P8: shares and cash add up to the entitlement, and only the cash is paid', async () => {
  const [one, other] = people as [string, string];
  await place(factory, [one, other], 'CH1');
  await recordAccounts(factory);
  const due = async (no: string): Promise<bigint> =>
    (
      await factory.service.sql<{ fen: bigint }>(
        `SELECT compensation_fen AS fen FROM posting_row WHERE employee_no = $1`,
        [no],
      )
    )[0]!.fen;
  const [dueOne, dueOther] = [await due(one), await due(other)];
  expect(await convert(one, formatYuan(dueOne + 1n))).toMatchObject({
    __typename: 'EquityTooMuchError',
    due: formatYuan(dueOne),
  });
  expect(await convert(one, '1000.00')).toMatchObject({
    conversion: {
      entitlement: formatYuan(dueOne),
      shares: '1000.00',
      cash: formatYuan(dueOne - 100_000n),
      signedOn: '2026-08-19',
    },
  });
  expect(await convert(one, '1.00')).toMatchObject({ __typename: 'EquityConvertedError' });
  const { batch } = await act(officer(), 'draftPaymentBatch', {
    factoryCode: 'GZ-01',
    purpose: 'COMPENSATION',
    payer: 'ESTATE',
    employeeNos: [one, other],
  });
  expect(batch).toMatchObject({ people: 2, total: formatYuan(dueOne - 100_000n + dueOther) });
  expect(await convert(other, '1.00')).toMatchObject({ __typename: 'EquityTooMuchError', due: '0.00' });
});
