import type { Assessment } from '../../rules/domain/assessment.js';
import type { PlacementCase } from '../../rules/domain/placement-cases.js';
import type { ChannelNeed, ReasonTable } from '../../rules/domain/reasons.js';
import type { Bilingual } from '../../rules/domain/trace.js';
import type { Channel } from './channel.js';

/** One channel as it stands for one person: open, or refused with the reason. */
export interface ChannelOption {
  readonly code: string;
  readonly open: boolean;
  readonly reason: Bilingual;
  readonly benefits: Channel['benefits'];
  readonly settles: Channel['settles'];
}

export interface ChannelDecision {
  /** The first row of §3.9 that matches. */
  readonly case: PlacementCase;
  readonly reason: Bilingual;
  /** Why the person is handled with special care; null where nothing calls for it. */
  readonly care: Bilingual | null;
  readonly options: readonly ChannelOption[];
}

/**
 * The channels of a plan as they stand for an assessed person (§3.9): which are open, and for each other one why not.
 * Nothing here reads what a person petitioned for or how they voted.
 */
export function decideChannels(
  assessment: Assessment,
  channels: readonly Channel[],
  reasons: ReasonTable,
): ChannelDecision {
  const reason = reasons.cases[assessment.case];
  return {
    case: assessment.case,
    reason,
    care: assessment.careFlag ? reasons.specialProtection : null,
    options: channels.map((channel) => ({
      code: channel.code,
      ...standing(channel, assessment, reasons),
      benefits: channel.benefits,
      settles: channel.settles,
    })),
  };
}

/** Who keeps the relation or retires is paid no severance, whatever a plan says (I-P5, I-P7). */
const NO_SEVERANCE: readonly PlacementCase[] = [
  'PENSIONER',
  'SURVIVOR',
  'LEGAL_AGE',
  'INJURY_KEPT',
  'INTERNAL_RETIRED',
  'SPECIAL_WORK',
  'WITHIN_FIVE_YEARS',
  'ILLNESS_INCAPACITY',
];

const paysSeverance = ({ settles }: Channel): boolean => settles === 'FEE' || settles === 'COMPENSATION';

function standing(
  channel: Channel,
  assessment: Assessment,
  reasons: ReasonTable,
): { readonly open: boolean; readonly reason: Bilingual } {
  if (paysSeverance(channel) && NO_SEVERANCE.includes(assessment.underlying))
    return { open: false, reason: reasons.cases[assessment.underlying] };
  const clauses = channel.eligibilityRule.anyOf.filter(({ cases }) => cases.includes(assessment.case));
  let missing: ChannelNeed | null = null;
  for (const { needs } of clauses) {
    const unmet = needs.find((need) => !holds(need, assessment));
    if (unmet === undefined) return { open: true, reason: reasons.cases[assessment.case] };
    missing ??= unmet;
  }
  return { open: false, reason: missing === null ? reasons.cases[assessment.case] : reasons.needs[missing] };
}

function holds(need: ChannelNeed, assessment: Assessment): boolean {
  return need === 'FEE_ELIGIBLE' ? assessment.feeEligible : assessment.internalRetirementOpen;
}
