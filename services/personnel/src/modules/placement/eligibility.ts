import type { LocalDate } from '@anzhi/domain';
import type { ReadTx } from '@anzhi/service-kit';
import { type ChannelDecision, decideChannels } from '../channels/domain/eligibility.js';
import { adoptedPack } from '../entitlements/index.js';
import { approvedPlan, type PlacementRule, placementRules } from '../plan/index.js';
import { rosterState } from '../roster/index.js';
import { assessPerson } from '../rules/domain/assessment.js';
import type { PersonFacts } from '../rules/domain/person-facts.js';
import type { PlacementCase } from '../rules/domain/placement-cases.js';
import type { PreparedPack } from '../rules/domain/prepared-pack.js';
import type { Bilingual } from '../rules/domain/trace.js';
import type { PlacementGap } from './placement.results.js';

/** What eligibility is decided by at one factory. */
export interface ChannelContext {
  readonly planId: string;
  readonly planVersion: number;
  readonly rules: readonly PlacementRule[];
  readonly pack: PreparedPack;
  readonly declaredOn: LocalDate;
}

export interface PersonOption {
  readonly rule: PlacementRule;
  readonly open: boolean;
  readonly reason: Bilingual;
}

const UNREADABLE: Bilingual = {
  zh: '方案中该方式的适用条件无法识别,请修订方案',
  en: 'The plan states no readable condition for this channel; revise the plan',
};

/** Loads what eligibility needs, or says what is missing: declaration, rule set, plan passed (and filed under POLICY). */
export async function channelContext(
  tx: ReadTx,
  factoryId: string,
): Promise<ChannelContext | PlacementGap[]> {
  const pack = await adoptedPack(tx, factoryId);
  const { declaredOn } = await rosterState(tx, factoryId);
  const plan = await approvedPlan(tx, factoryId);
  if (pack && declaredOn && plan)
    return {
      planId: plan.planId,
      planVersion: plan.version,
      rules: placementRules(plan),
      pack,
      declaredOn,
    };
  const missing: PlacementGap[] = [];
  if (!declaredOn) missing.push('NOT_DECLARED');
  if (!pack) missing.push('RULES_NOT_ADOPTED');
  if (!plan) missing.push('PLAN_NOT_APPROVED');
  return missing;
}

/** How a person stands on the day of the declaration: the row of §3.9 that matched, with its reason, and care. */
export interface PersonDecision {
  readonly case: PlacementCase;
  readonly reason: Bilingual;
  /** Why they are handled with special care; null where nothing calls for it. */
  readonly care: Bilingual | null;
  readonly options: readonly PersonOption[];
}

/** Every channel of the plan as it stands for the person on the day of the declaration (§3.9). Pure given its inputs. */
export function optionsOf(person: PersonFacts, context: ChannelContext): readonly PersonOption[] {
  return decisionOf(person, context).options;
}

/** The row of §3.9 that matches the person, with every channel of the plan. Pure given its inputs. */
export function decisionOf(person: PersonFacts, context: ChannelContext): PersonDecision {
  const assessment = assessPerson(person, context.pack, context.declaredOn);
  const readable = context.rules.flatMap(({ rule }) => (rule ? [rule] : []));
  const decision: ChannelDecision = decideChannels(assessment, readable, context.pack.reasons);
  const standing = new Map(decision.options.map((option) => [option.code, option]));
  const options = context.rules.map((rule) => {
    const option = standing.get(rule.code);
    return { rule, open: option?.open ?? false, reason: option?.reason ?? UNREADABLE };
  });
  return { case: decision.case, reason: decision.reason, care: decision.care, options };
}
