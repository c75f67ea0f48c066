import { Ratio } from '@anzhi/domain';
import type { PlacementCase } from '../../rules/domain/placement-cases.js';

/** Of the people of one case, what share would choose a channel: a percentage as decimal text, '100' for a rule. */
export interface Assumption {
  readonly case: PlacementCase;
  readonly channelCode: string;
  readonly sharePercent: string;
}

/** Who would choose what, person by person in roster order. */
export interface Chooser {
  /** The assumed channel of the next person of a case, among those open to them; null: as it stands now. */
  next(found: PlacementCase, open: ReadonlySet<string>): string | null;
}

/** Cases whose shares come to more than 100 %. */
export function overfullCases(assumptions: readonly Assumption[]): PlacementCase[] {
  const sums = new Map<PlacementCase, Ratio>();
  for (const { case: found, sharePercent } of assumptions)
    sums.set(found, (sums.get(found) ?? Ratio.of(0)).plus(Ratio.parse(sharePercent)));
  return [...sums].filter(([, sum]) => sum.compare(100) > 0).map(([found]) => found);
}

interface Quota {
  readonly channelCode: string | null;
  /** In parts of {@link WHOLE}. */
  readonly share: number;
  given: number;
}

/** Shares have at most four decimals of a percent, so that they are whole numbers of this. */
const WHOLE = 1_000_000;

/**
 * Deals channels out so that after every person each stands within one of its share: the next person gets the channel
 * that is furthest behind, ties in the order given. The same roster gives the same channels. What the shares leave up
 * to 100 % stays as it stands now.
 */
export function startChooser(assumptions: readonly Assumption[]): Chooser {
  const byCase = new Map<PlacementCase, { people: number; quotas: Quota[] }>();
  for (const { case: found, channelCode, sharePercent } of assumptions) {
    const standing = byCase.get(found) ?? { people: 0, quotas: [] };
    const share = Number(Ratio.parse(sharePercent).times(WHOLE).dividedBy(100).floor());
    standing.quotas.push({ channelCode, share, given: 0 });
    byCase.set(found, standing);
  }
  for (const { quotas } of byCase.values()) {
    const left = quotas.reduce((rest, { share }) => rest - share, WHOLE);
    if (left > 0) quotas.push({ channelCode: null, share: left, given: 0 });
  }
  return {
    next(found, open) {
      const standing = byCase.get(found);
      if (!standing) return null;
      if (!standing.quotas.some(({ channelCode }) => channelCode !== null && open.has(channelCode)))
        return null;
      standing.people += 1;
      const chosen = furthestBehind(standing.quotas, standing.people, open);
      chosen.given += 1;
      return chosen.channelCode;
    },
  };
}

/** The quota of those that may be dealt which is furthest behind its share, the first of equals. One is open. */
function furthestBehind(quotas: readonly Quota[], people: number, open: ReadonlySet<string>): Quota {
  let best: Quota | null = null;
  let most = 0;
  for (const quota of quotas) {
    if (quota.channelCode !== null && !open.has(quota.channelCode)) continue;
    const behind = quota.share * people - quota.given * WHOLE;
    if (best !== null && behind <= most) continue;
    best = quota;
    most = behind;
  }
  return best!;
}
