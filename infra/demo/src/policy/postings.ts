import { addDays, localDate } from '@anzhi/domain';
import type { Stage, Step } from '../stage.js';
import { turnTo } from '../story/clock.js';
import { type Round, seriesOf } from '../story/rounds.js';
import { SERIES, type Series } from '../story/series.js';
import { POLICY_CAST, POLICY_FACTORY, worker } from './cast.js';
import { chooseFeeAfterObjection } from './choices.js';
import { OBJECTOR, OBJECTOR_JOINED_ON } from './roster.js';

async function opened(stage: Stage, kind: Series, no: number): Promise<Round> {
  const find = async () => (await seriesOf(stage, kind))?.rounds.find((round) => round.no === no);
  const found = await find();
  if (found) return found;
  await stage.client.act(POLICY_CAST.placement, {
    field: 'openPostingRound',
    input: {
      factoryCode: POLICY_FACTORY,
      series: kind,
      places: ['厂大门公示栏', '车间公告栏'],
      reason: `${kind} 第${no}榜`,
    },
  });
  const made = await find();
  if (!made) throw new Error(`round ${no} of ${kind} was opened but cannot be read`);
  return made;
}

const OBJECTION = {
  factoryCode: POLICY_FACTORY,
  series: 'FACTS',
  employeeNo: OBJECTOR,
  item: 'SENIORITY',
  claim: '1986年7月即以固定工身份参加工作,应可选择一次性安置费',
  evidence: '1986年7月招工审批表',
} as const;

interface Filed {
  readonly id: string;
  readonly state: string;
}

async function objectionsOf({ client }: Stage, roundId: string): Promise<readonly Filed[]> {
  const { objections } = await client.query<{ objections: { nodes: readonly Filed[] } }>(
    POLICY_CAST.placement,
    `query Objections($code: String!, $filter: ObjectionFilter) {
      objections(factoryCode: $code, filter: $filter, first: 10) { nodes { id state } } }`,
    { code: POLICY_FACTORY, filter: { roundId } },
  );
  return objections.nodes;
}

/** Accepts, upholds and notifies, each from where the objection stands. */
async function decide(stage: Stage, roundId: string): Promise<void> {
  const act = (field: string, input: Record<string, unknown>, inputType?: string) =>
    stage.client.act(POLICY_CAST.placement, { field, inputType, input });
  for (const { id, state } of await objectionsOf(stage, roundId)) {
    const from = ['FILED', 'ACCEPTED', 'UPHELD'].indexOf(state);
    if (from === 0) await act('acceptObjections', { objectionIds: [id] });
    if (from === 0 || from === 1) {
      const decision = {
        objectionId: id,
        result: 'UPHELD',
        reasons: '经核对原始招工审批表,异议成立,予以更正',
        remedies: '',
        correction: { field: 'JOIN_WORK_ON', value: OBJECTOR_JOINED_ON },
      };
      await act('decideObjections', { decisions: [decision] });
    }
    if (from >= 0) {
      const notice = { objectionId: id, means: 'PRINT', proof: '送达回证 2005-001' };
      await act('notifyObjections', { notices: [notice] });
    }
  }
}

async function playSeries(stage: Stage, kind: Series, { id, status, decideBy }: Round): Promise<void> {
  const input = { roundId: id };
  const inputType = 'PostingRoundInput';
  const act = (field: string, accept: string) =>
    stage.client.act(POLICY_CAST.placement, { field, inputType, input, accept: [accept] });
  if (status === 'OPEN') await act('closePostingRound', 'PostingRoundNotOpenError');
  if (status === 'RESOLVED') return;
  await turnTo(stage, decideBy);
  if (kind === 'FACTS') await decide(stage, id);
  await act('resolvePostingRound', 'PostingRoundResolvedError');
}

/** One round of both series; the objection comes in the first, and what it corrected is posted in the second. */
async function playRound(stage: Stage, no: number): Promise<void> {
  const rounds: { kind: Series; round: Round }[] = [];
  for (const kind of SERIES) rounds.push({ kind, round: await opened(stage, kind, no) });
  const running = rounds.filter(({ round }) => round.status !== 'RESOLVED');
  if (no === 1 && running.some(({ kind, round }) => kind === 'FACTS' && round.status === 'OPEN')) {
    if ((await seriesOf(stage, 'FACTS'))?.objections.filed === 0)
      await stage.client.act(worker(OBJECTOR), { field: 'fileObjection', input: OBJECTION });
  }
  for (const { kind, round } of running) {
    await turnTo(stage, addDays(localDate(round.closesOn), 1));
    await playSeries(stage, kind, round);
  }
  if (no === 1) await chooseFeeAfterObjection(stage);
}

/** Three rounds of 7, 5 and 3 working days (§3.10) with one objection, upheld. */
export const postings: Step = {
  title: '三榜公示、一件异议 three rounds, one objection',
  play: async (stage) => {
    await turnTo(stage, '2005-07-05');
    for (const no of [1, 2, 3]) await playRound(stage, no);
    const both = await Promise.all(SERIES.map((kind) => seriesOf(stage, kind)));
    if (!both.every((series) => series?.final))
      throw new Error('a posting series is not final after round 3');
    return `both series final, ${both[0]?.objections.filed} objection, ${both[0]?.objections.upheld} upheld`;
  },
};
