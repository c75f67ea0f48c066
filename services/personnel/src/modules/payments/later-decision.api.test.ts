import { formatYuan, parseYuan } from '@anzhi/domain';
import { type GraphClient, setClock } from '@anzhi/service-testing';
import type { FrozenFactory } from '../../testing/frozen-factory.js';
import { approvedBatch, paid, sentBatch } from '../../testing/payment-story.js';
import {
  act,
  makeFinal,
  passPlan,
  peopleFor,
  place,
  recordAccounts,
  startPlacementStory,
} from '../../testing/placement-story.js';

let factory: FrozenFactory;
/** Lowered, then judged higher; lowered, then judged about something else; never touched. */
let judged: string;
let kept: string;
const officer = (subject = 'officer-a') => factory.service.as('placement-officer', { subject });
const COMPENSATION = { purpose: 'COMPENSATION' };
const LOWERED = '8000.00';

beforeAll(async () => {
  factory = await startPlacementStory(40);
  await passPlan(factory);
  await makeFinal(factory, 'FACTS');
  await makeFinal(factory, 'BACK_PAY');
  [judged, kept] = (await peopleFor(factory, 'CH1')) as [string, string];
  await place(factory, [judged, kept], 'CH1');
  await recordAccounts(factory);
});
afterAll(() => factory.service.stop());

const lower = (employeeNo: string, value: string) =>
  act(factory.service.as('finance-approver'), 'lowerFinalValue', {
    ...{ factoryCode: 'GZ-01', employeeNo, purpose: 'COMPENSATION', value },
    ...{ decisionNo: '清算组决定 2026-31', legalBasis: '劳动合同法 46、47' },
  });
const graph = async <R>(client: GraphClient, name: string, type: string, input: object, fields: string) => {
  const text = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on UserError { message } ${fields} } }`;
  return (await client.query<Record<string, R>>(text, { input }))[name]!;
};

/** Reopens the rows of FACTS by judgment, posts them once more and makes them final again. */
async function judge(corrections: Record<string, { field: string; value: string }>): Promise<void> {
  for (const [employeeNo, correction] of Object.entries(corrections)) {
    const asked = await graph<{ reopening: { id: string } }>(
      ...([officer(), 'requestReopening', 'RequestReopeningInput' as const] as const),
      {
        ...{ factoryCode: 'GZ-01', series: 'FACTS', employeeNo, cause: 'JUDGMENT', correction },
        ...{ reference: '(2026)赣07民终9号', reasons: '生效判决' },
      },
      '... on ReopeningSuccess { reopening { id } }',
    );
    const reopeningId = asked.reopening.id;
    const approved = await graph<object>(
      ...([officer('officer-b'), 'approveReopening', 'ApproveReopeningInput'] as const),
      { reopeningId },
      '... on ReopeningSuccess { reopening { status } }',
    );
    expect(approved).toMatchObject({ reopening: { status: 'REOPENED' } });
  }
  const opened = await graph<{ round: { id: string } }>(
    ...([officer(), 'openPostingRound', 'OpenPostingRoundInput'] as const),
    { factoryCode: 'GZ-01', series: 'FACTS', places: ['厂区公告栏'] },
    '... on OpenPostingRoundSuccess { round { id } }',
  );
  const input = { roundId: opened.round.id };
  await setClock(factory.service.sql, 'gz-01', '2026-08-26T09:00:00+08:00');
  await graph(officer(), 'closePostingRound', 'PostingRoundInput', input, '');
  const ended = await graph<object>(
    ...([officer(), 'resolvePostingRound', 'PostingRoundInput', input] as const),
    '... on ResolvePostingRoundSuccess { final }',
  );
  expect(ended).toMatchObject({ final: true });
}

const finalOf = async (employeeNo: string): Promise<bigint> => {
  const [row] = await factory.service.sql<{ fen: bigint }>(
    `SELECT p.compensation_fen AS fen FROM posting_series s
       JOIN posting_final_row f ON f.factory_id = s.factory_id AND f.final_id = s.final_id
       JOIN posting_row p ON p.factory_id = f.factory_id AND p.round_id = f.round_id AND p.employee_id = f.employee_id
      WHERE s.kind = 'FACTS' AND p.employee_no = $1`,
    [employeeNo],
  );
  return BigInt(row!.fen);
};

describe('I-P4: a lowering decision binds the final posting that it was taken on', () => {
  it('I-P4: while no later posting says otherwise, its value is paid', async () => {
    expect(await finalOf(judged)).toBeGreaterThan(parseYuan(LOWERED));
    expect(await finalOf(kept)).toBeGreaterThan(parseYuan(LOWERED));
    for (const no of [judged, kept]) expect(await lower(no, LOWERED)).toMatchObject({ value: LOWERED });
    const batch = (await sentBatch(factory, COMPENSATION))!;
    expect(batch.total).toBe('16000.00');
    await paid(factory, batch.id, [judged, kept]);
  });

  it('I-P4: a judgment that changes that very value replaces it, and the difference is paid; about something else it leaves it standing', async () => {
    const before = { judged: await finalOf(judged), kept: await finalOf(kept) };
    await judge({
      [judged]: { field: 'AVERAGE_WAGE', value: '9000.00' },
      [kept]: { field: 'BIRTH_DATE', value: '1979-03-03' },
    });
    expect(await finalOf(judged)).not.toBe(before.judged);
    expect(await finalOf(kept)).toBe(before.kept);
    const difference = formatYuan((await finalOf(judged)) - parseYuan(LOWERED));
    const batch = (await approvedBatch(factory, COMPENSATION))!;
    expect(batch).toMatchObject({ people: 1, total: difference });
    expect(
      (
        await act(officer(), 'draftPaymentBatch', {
          ...{ factoryCode: 'GZ-01', payer: 'ESTATE', ...COMPENSATION, employeeNos: [kept] },
        })
      ).rows,
    ).toMatchObject([{ reason: 'NOTHING_PAYABLE' }]);
  });

  it('I-P4: what the judgment set can be lowered by a new decision', async () => {
    const value = formatYuan((await finalOf(judged)) - 100n);
    expect(await lower(judged, value)).toMatchObject({ value });
    expect(await lower(kept, '8000.01')).toMatchObject({ __typename: 'FinalValueNotLowerError' });
  });
});
