import type { Fen, LocalDate } from '@anzhi/domain';
import type { Channel } from '../../channels/domain/channel.js';
import { decideChannels } from '../../channels/domain/eligibility.js';
import { type Assessment, assessPerson } from '../../rules/domain/assessment.js';
import type { Entitlement } from '../../rules/domain/entitlement.js';
import { owedEntitlements, settledEntitlements } from '../../rules/domain/entitlements.js';
import type { FactoryFigures } from '../../rules/domain/factory-figures.js';
import type { PersonFacts, SettlementChoice } from '../../rules/domain/person-facts.js';
import type { PreparedPack } from '../../rules/domain/prepared-pack.js';
import type { Chooser } from './assumptions.js';
import { type Horizon, type Spread, spreadEntitlement } from './spread.js';

/** What a budget is calculated by: the live one, or a scenario's. */
export interface Basis {
  readonly pack: PreparedPack;
  readonly open: OpenChannels;
  /** Null: everybody as they stand now. */
  readonly chooser: Chooser | null;
  readonly figures: FactoryFigures | null;
}

/** One entitlement and what it costs over the years. */
export interface Cost {
  readonly due: Entitlement;
  readonly spread: Spread;
}

/** One person under one basis: the channel (null where none is open), and what each entitlement costs. Fen. */
export interface PersonOutcome {
  readonly channelCode: string | null;
  readonly costs: readonly Cost[];
  readonly total: Fen;
}

/** The channels of a plan that are open to somebody, in the plan's order. */
export type OpenChannels = (assessment: Assessment) => OpenOnes;

interface OpenOnes {
  readonly channels: readonly Channel[];
  readonly codes: ReadonlySet<string>;
}

/** Decides channels once for everybody who stands alike: what is open hangs on the case and the two needs alone. */
export function openChannels(channels: readonly Channel[], pack: PreparedPack): OpenChannels {
  const known = new Map<Assessment['case'], OpenOnes[]>();
  const decide = (assessment: Assessment): OpenOnes => {
    const { options } = decideChannels(assessment, channels, pack.reasons);
    const open = channels.filter((_channel, index) => options[index]?.open);
    return { channels: open, codes: new Set(open.map(({ code }) => code)) };
  };
  return (assessment) => {
    // For the dead and missing, who are few, it hangs on the row beneath as well.
    if (assessment.case !== assessment.underlying) return decide(assessment);
    const byNeeds = known.get(assessment.case) ?? [];
    if (byNeeds.length === 0) known.set(assessment.case, byNeeds);
    const needs = (assessment.feeEligible ? 1 : 0) + (assessment.internalRetirementOpen ? 2 : 0);
    byNeeds[needs] ??= decide(assessment);
    return byNeeds[needs];
  };
}

interface Chosen {
  readonly choice: SettlementChoice | null;
  readonly channelCode: string | null;
}

/** A person with the choice that the basis assumes, else the one that stands; and the channel that goes with it. */
export function chooseFor(person: PersonFacts, assessment: Assessment, { open, chooser }: Basis): Chosen {
  const { channels, codes } = open(assessment);
  const assumed = chooser?.next(assessment.case, codes) ?? null;
  if (assumed !== null) {
    const settles = channels.find(({ code }) => code === assumed)?.settles ?? null;
    return { choice: settles, channelCode: assumed };
  }
  const standing =
    channels.find(({ settles }) => settles !== null && settles === person.choice) ?? channels[0];
  return { choice: person.choice, channelCode: standing?.code ?? null };
}

/** In what two bases give everybody the same. */
export interface Likeness {
  readonly assessment: boolean;
  /** What is owed however people settle. */
  readonly owed: boolean;
  readonly all: boolean;
}

/** One person as things stand and as a scenario assumes. */
export interface TwoOutcomes {
  readonly before: PersonOutcome;
  readonly after: PersonOutcome;
}

/**
 * Calculates people under both bases, in roster order, by the very calculation that live figures come from. What both
 * have in common is calculated once: a scenario puts a few parameters otherwise, and assessments and debts seldom read
 * those. Pure but for the choosers, which count people.
 */
export function startOutcomes(
  live: Basis,
  assumed: Basis,
  alike: Likeness,
  asOf: LocalDate,
  horizon: Horizon,
): (person: PersonFacts) => TwoOutcomes {
  const settled = (person: PersonFacts, assessment: Assessment, { choice }: Chosen, basis: Basis): Cost[] => {
    const settling = choice === person.choice ? person : { ...person, choice };
    const dues = settledEntitlements(settling, assessment, basis.pack, asOf, basis.figures);
    return costsOf(dues, assessment, horizon);
  };
  const owed = (person: PersonFacts, assessment: Assessment, { pack, figures }: Basis): Cost[] =>
    costsOf(owedEntitlements(person, pack, asOf, figures), assessment, horizon);
  return (person) => {
    // No rule of the assessment reads the choice, so it may be made after it.
    const stands = assessPerson(person, live.pack, asOf);
    const would = alike.assessment ? stands : assessPerson(person, assumed.pack, asOf);
    const now = chooseFor(person, stands, live);
    const then = chooseFor(person, would, assumed);
    const owedNow = owed(person, stands, live);
    const before = outcome(now, settled(person, stands, now, live), owedNow);
    if (alike.all && now.choice === then.choice)
      return { before, after: { ...before, channelCode: then.channelCode } };
    const owedThen = alike.assessment && alike.owed ? owedNow : owed(person, would, assumed);
    return { before, after: outcome(then, settled(person, would, then, assumed), owedThen) };
  };
}

function outcome({ channelCode }: Chosen, settled: readonly Cost[], owed: readonly Cost[]): PersonOutcome {
  const costs = settled.length === 0 ? owed : owed.length === 0 ? settled : [...settled, ...owed];
  let total = 0n;
  for (const { spread } of costs) total += spread.total;
  return { channelCode, costs, total };
}

const costsOf = (dues: readonly Entitlement[], assessment: Assessment, horizon: Horizon): Cost[] =>
  dues.map((due) => ({ due, spread: spreadEntitlement(due, assessment.retirement.month, horizon) }));
