import { type Fen, serviceLength } from '@anzhi/domain';
import type { Entitlement } from './entitlement.js';
import type { InjuryTerms } from './injury-terms.js';
import type { DeathCircumstances, PersonFacts } from './person-facts.js';
import { calculateSeniority, type SeniorityTerms } from './seniority.js';
import {
  type AmountWithTrace,
  funeralGrant,
  nonWorkFuneralGrant,
  nonWorkLumpSum,
  type SurvivorTerms,
  workDeathLumpSum,
} from './survivors.js';
import { noteInput, noteStep, type TraceData } from './trace.js';

/** All that grants after a death read of a pack. */
export interface DeathTerms {
  readonly survivors: SurvivorTerms;
  readonly seniority: SeniorityTerms;
  readonly injury: { readonly cites: Pick<InjuryTerms['cites'], 'uninsured'> };
}

/**
 * Grants after a death, to the heirs (§3.7): at work the funeral grant and the lump sum from the injury fund, from the
 * estate where there was no insurance (工伤保险条例 39, 62); in grades 1–4 after the paid leave the funeral grant alone;
 * not of work both from the pension fund (人社部发〔2021〕18号). Never two funeral grants (社保法 49): one cause only.
 */
export function deathGrants(person: PersonFacts, pack: DeathTerms): readonly Entitlement[] {
  const { death, deathDate } = person;
  if (death === undefined || deathDate === null) return [];
  const grants = death.cause === 'NON_WORK' ? nonWorkGrants(person, pack) : workGrants(death, pack);
  for (const { trace } of grants) noteInput(trace, 'deathDate', deathDate);
  return grants;
}

function workGrants(death: DeathCircumstances, pack: DeathTerms): Entitlement[] {
  const grants = [injuryGrant('FUNERAL_GRANT', funeralGrant(pack.survivors), death.insured, pack)];
  if (death.cause === 'WORK')
    grants.push(injuryGrant('DEATH_GRANT', workDeathLumpSum(pack.survivors), death.insured, pack));
  return grants;
}

function nonWorkGrants({ death, deathDate, servicePeriods }: PersonFacts, pack: DeathTerms): Entitlement[] {
  if (death === undefined || deathDate === null) return [];
  const { contribution } = calculateSeniority(servicePeriods, [], deathDate, pack.seniority);
  const pensionDrawn = death.pensionSince === null ? null : serviceLength(death.pensionSince, deathDate);
  const { ownContributions } = death;
  const funeral = nonWorkFuneralGrant(deathDate, pack.survivors);
  const lump = nonWorkLumpSum({ deathDate, contribution, ownContributions, pensionDrawn }, pack.survivors);
  return [
    ...(funeral === null ? [] : [fundGrant('FUNERAL_GRANT', funeral.amount, funeral.trace, 'PENSION_FUND')]),
    ...(lump === null ? [] : [fundGrant('DEATH_GRANT', lump.amount, lump.trace, 'PENSION_FUND')]),
  ];
}

type GrantKind = 'FUNERAL_GRANT' | 'DEATH_GRANT';

function injuryGrant(
  kind: GrantKind,
  { amount, trace }: AmountWithTrace,
  insured: boolean,
  pack: DeathTerms,
): Entitlement {
  if (insured) return fundGrant(kind, amount, trace, 'INJURY_FUND');
  noteStep(trace, 'uninsured', pack.injury.cites.uninsured);
  return { kind, amountFen: amount, payer: 'ESTATE', claimClass: 'CLASS_1', recurrence: 'ONCE', trace };
}

function fundGrant(
  kind: GrantKind,
  amountFen: Fen,
  trace: TraceData,
  payer: 'INJURY_FUND' | 'PENSION_FUND',
): Entitlement {
  return { kind, amountFen, payer, claimClass: 'NOT_A_CLAIM', recurrence: 'ONCE', trace };
}
