import { CAST, FACTORY, type Stage, type Step } from '../stage.js';
import { turnTo } from './clock.js';
import { dayAfter } from './days.js';
import { seriesOf } from './rounds.js';
import { FOLLOWED, FOLLOWED_PERSON, finalRowVerified } from './wall.js';

/** Found after the third round: a month's allowance was left out of the average wage. */
const EVIDENCE = {
  reference: '赣汽档补〔2026〕3 号',
  reasons: '补到2025年下半年岗位津贴发放表,前12个月平均工资应为3374.34元',
  correction: { field: 'AVERAGE_WAGE', value: '3374.34' },
} as const;

interface Reopening {
  readonly id: string;
  readonly employeeNo: string;
  readonly status: 'REQUESTED' | 'REFUSED' | 'REOPENED' | 'FINAL';
}

async function reopeningOf({ client }: Stage): Promise<Reopening | null> {
  const { postingReopenings } = await client.query<{ postingReopenings: { nodes: readonly Reopening[] } }>(
    CAST.placement,
    'query Reopenings($code: String!) { postingReopenings(factoryCode: $code, first: 100) { nodes { id employeeNo status } } }',
    { code: FACTORY },
  );
  return postingReopenings.nodes.find(({ employeeNo }) => employeeNo === FOLLOWED) ?? null;
}

/** One officer asks, another approves (I-P4). */
async function reopened(stage: Stage): Promise<Reopening> {
  const { client } = stage;
  const select = '... on ReopeningSuccess { reopening { id employeeNo status } }';
  let standing = await reopeningOf(stage);
  if (!standing) {
    const input = {
      factoryCode: FACTORY,
      series: 'FACTS',
      employeeNo: FOLLOWED,
      cause: 'LATE_EVIDENCE',
      ...EVIDENCE,
    };
    const asked = await client.act(CAST.placement, { field: 'requestReopening', input, select });
    standing = asked['reopening'] as Reopening;
  }
  if (standing.status !== 'REQUESTED') return standing;
  const input = { reopeningId: standing.id };
  const approved = await client.act(CAST.leader, { field: 'approveReopening', input, select });
  return approved['reopening'] as Reopening;
}

/** The supplementary posting of the one row, three working days; nobody objects. */
async function postOnce(stage: Stage): Promise<void> {
  const rounds = async () => (await seriesOf(stage, 'FACTS'))?.rounds ?? [];
  const act = (
    field: string,
    inputType: string,
    input: Record<string, unknown>,
    accept: readonly string[] = [],
  ) => stage.client.act(CAST.placement, { field, inputType, input, accept });
  if ((await rounds()).at(-1)?.status === 'RESOLVED')
    await act('openPostingRound', 'OpenPostingRoundInput', {
      ...{ factoryCode: FACTORY, series: 'FACTS', places: ['职工安置大厅'] },
      reason: `定案后更正补充公示 ${EVIDENCE.reference}`,
    });
  const round = (await rounds()).at(-1);
  if (!round) throw new Error('the supplementary round was opened but cannot be read');
  await turnTo(stage, dayAfter(round.closesOn));
  const input = { roundId: round.id };
  await act('closePostingRound', 'PostingRoundInput', input, ['PostingRoundNotOpenError']);
  await act('resolvePostingRound', 'PostingRoundInput', input, ['PostingRoundResolvedError']);
}

export const reopening: Step = {
  title: '定案后按例外程序重开一行 a final row reopened on late evidence',
  play: async (stage) => {
    const { status } = await reopened(stage);
    if (status !== 'FINAL') await postOnce(stage);
    if ((await reopeningOf(stage))?.status !== 'FINAL')
      throw new Error(`the row of ${FOLLOWED} is not final again`);
    return `${FOLLOWED} 一人申请、另一人批准、再公示 asked by one officer, approved by another, posted again; ${await finalRowVerified(stage)}`;
  },
};

interface Explained {
  readonly entitlements: readonly { readonly kind: string; readonly explanation: { readonly zh: string } }[];
  readonly explainEntitlement: {
    readonly before: { readonly amount: string } | null;
    readonly after: { readonly amount: string };
    readonly summary: { readonly zh: string };
  } | null;
}

const EXPLAIN = `query Why($code: String!, $no: String!) { employee(factoryCode: $code, employeeNo: $no) {
  entitlements { kind explanation { zh } }
  explainEntitlement(kind: COMPENSATION) { before { amount } after { amount } summary { zh } } } }`;

/** As the person reads it: step by step, with the articles, and why it is another amount than before. */
export const explained: Step = {
  title: '本人问:我的补偿金怎么算的、为何变动 a person asks why',
  play: async ({ client }) => {
    const { employee } = await client.query<{ employee: Explained }>(FOLLOWED_PERSON, EXPLAIN, {
      code: FACTORY,
      no: FOLLOWED,
    });
    const how = employee.entitlements.find(({ kind }) => kind === 'COMPENSATION')?.explanation.zh;
    const why = employee.explainEntitlement;
    if (!how || !why) throw new Error(`the compensation of ${FOLLOWED} is not explained`);
    const lines = [...how.split('\n'), '为何变动 why it changed:', ...why.summary.zh.split('\n')];
    return `${FOLLOWED} ${why.before?.amount ?? '0.00'} → ${why.after.amount}${lines.map((line) => `\n          ${line}`).join('')}`;
  },
};
