import { CAST, FACTORY, type Stage, type Step } from '../stage.js';
import { factoryToday, turnTo } from './clock.js';
import { dayAfter, laterOf } from './days.js';
import { decideAll, fileObjections } from './objections.js';
import { SERIES, type Series } from './series.js';

/** A round of a posting series as the graph shows it. */
export interface Round {
  readonly id: string;
  readonly no: number;
  readonly supplementary: boolean;
  readonly status: 'OPEN' | 'CLOSED' | 'RESOLVED';
  readonly closesOn: string;
  readonly decideBy: string;
  readonly rowCount: number;
  readonly correctedCount: number;
  /** The root over all its rows, as printed on the notice. */
  readonly root: string;
}

export interface PostedSeries {
  readonly final: boolean;
  readonly finalRoot: string | null;
  readonly rounds: readonly Round[];
  readonly objections: { readonly filed: number; readonly upheld: number; readonly dismissed: number };
}

const SERIES_QUERY = `query Series($code: String!, $kind: PostingSeriesKind!) { postingSeries(factoryCode: $code, kind: $kind) {
  final finalRoot objections { filed upheld dismissed }
  rounds { id no supplementary status closesOn decideBy rowCount correctedCount root } } }`;

export async function seriesOf({ client, site }: Stage, kind: Series): Promise<PostedSeries | null> {
  const { postingSeries } = await client.query<{ postingSeries: PostedSeries | null }>(
    site.cast.placement,
    SERIES_QUERY,
    { code: site.code, kind },
  );
  return postingSeries;
}

/** The round of that number; opened now where it was not yet. Null where the series needs no such round. */
async function openRound(stage: Stage, kind: Series, no: number): Promise<Round | null> {
  const find = async () => (await seriesOf(stage, kind))?.rounds.find((round) => round.no === no) ?? null;
  const found = await find();
  if (found || (await seriesOf(stage, kind))?.final) return found;
  await stage.client.act(CAST.placement, {
    field: 'openPostingRound',
    input: {
      factoryCode: FACTORY,
      series: kind,
      places: ['厂大门公示栏', '各车间公告栏', '职工安置大厅'],
      reason: `${kind} 第${no}榜`,
    },
  });
  return find();
}

async function closeAndResolve(stage: Stage, kind: Series, round: Round): Promise<void> {
  const inputType = 'PostingRoundInput';
  const input = { roundId: round.id };
  if (round.status === 'OPEN') {
    await stage.client.act(CAST.placement, {
      field: 'closePostingRound',
      inputType,
      input,
      accept: ['PostingRoundNotOpenError'],
    });
  }
  await turnTo(stage, round.decideBy);
  await decideAll(stage, kind, round.id);
  await stage.client.act(CAST.placement, {
    field: 'resolvePostingRound',
    inputType,
    input,
    accept: ['PostingRoundResolvedError'],
  });
}

/** One round of both series, from opening to the last notice; the series run side by side. */
async function playRound(stage: Stage, no: number): Promise<{ posted: boolean; corrected: number }> {
  const rounds = await Promise.all(
    SERIES.map(async (kind) => ({ kind, round: await openRound(stage, kind, no) })),
  );
  const running = rounds.flatMap(({ kind, round }) =>
    round && round.status !== 'RESOLVED' ? [{ kind, round }] : [],
  );
  const open = running.filter(({ round }) => round.status === 'OPEN');
  if (open.length > 0 && (await factoryToday(stage)) <= (open[0]?.round.closesOn ?? ''))
    await fileObjections(stage, no);
  if (running.length > 0) await turnTo(stage, dayAfter(laterOf(running.map(({ round }) => round.closesOn))));
  for (const { kind, round } of running) await closeAndResolve(stage, kind, round);
  const corrected = rounds.reduce((sum, { round }) => sum + (round?.correctedCount ?? 0), 0);
  return { posted: rounds.some(({ round }) => round !== null), corrected };
}

/** The first day on which objections are taken. */
const FIRST_POSTED_ON = '2026-08-28';

export const firstPosting: Step = {
  title: '第一榜张贴 first posting of FACTS and BACK_PAY',
  play: async (stage) => {
    await turnTo(stage, FIRST_POSTED_ON);
    const posted = await Promise.all(SERIES.map((kind) => openRound(stage, kind, 1)));
    return `${posted.map((round) => `${round?.rowCount ?? 0} rows to ${round?.closesOn}`).join(', ')}`;
  },
};

const roundStep = (no: number): Step => ({
  title:
    no > 3
      ? '补充公示、定案 supplementary posting, final'
      : `第${'一二三'[no - 1]}榜 round ${no} of FACTS and BACK_PAY`,
  play: async (stage) => {
    const { corrected } = await playRound(stage, no);
    const both = await Promise.all(SERIES.map((kind) => seriesOf(stage, kind)));
    const sum = (name: 'filed' | 'upheld' | 'dismissed') =>
      both.reduce((total, series) => total + (series?.objections[name] ?? 0), 0);
    if (no > 3 && !both.every((series) => series?.final))
      throw new Error('a posting series is not final after its last round');
    return `${corrected} rows marked corrected; so far ${sum('filed')} objections, ${sum('upheld')} upheld, ${sum('dismissed')} dismissed`;
  },
});

/** Three rounds of 7, 5 and 3 working days, and a supplementary one for what round 3 corrected (§3.10). */
export const rounds: readonly Step[] = [roundStep(1), roundStep(2), roundStep(3), roundStep(4)];
