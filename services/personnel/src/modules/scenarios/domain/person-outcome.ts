import type { Fen, LocalDate } from '@anzhi/domain';
import type { Channel } from '../../channels/domain/channel.js';
import { decideChannels } from '../../channels/domain/eligibility.js';
import { type Assessment, assessPerson } from '../../rules/domain/assessment.js';
import type { Entitlement } from '../../rules/domain/entitlement.js';
import { entitlementsOf } from '../../rules/domain/entitlements.js';
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

/** One person under one basis: the channel (null where none is open), and what each entitlement costs. Fen. */
export interface PersonOutcome {
  readonly channelCode: string | null;
  readonly entitlements: readonly Entitlement[];
  readonly spreads: readonly Spread[];
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
  const known = new Map<string, OpenOnes>();
  return (assessment) => {
    const alike = `${assessment.case} ${assessment.feeEligible} ${assessment.internalRetirementOpen}`;
    const found = known.get(alike);
    if (found) return found;
    const { options } = decideChannels(assessment, channels, pack.reasons);
    const open = channels.filter((_channel, index) => options[index]?.open);
    const made = { channels: open, codes: new Set(open.map(({ code }) => code)) };
    known.set(alike, made);
    return made;
  };
}

/** A person with the choice that the basis assumes, else the one that stands; and the channel that goes with it. */
export function chooseFor(
  person: PersonFacts,
  assessment: Assessment,
  { open, chooser }: Basis,
): { readonly choice: SettlementChoice | null; readonly channelCode: string | null } {
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

/** What a person is entitled to under a basis, by the very calculation that live figures come from. Pure. */
export function outcomeOf(
  person: PersonFacts,
  basis: Basis,
  asOf: LocalDate,
  horizon: Horizon,
): PersonOutcome {
  // No rule of the assessment reads the choice, so it may be made after it.
  const assessment = assessPerson(person, basis.pack, asOf);
  const { choice, channelCode } = chooseFor(person, assessment, basis);
  const entitlements = entitlementsOf({ ...person, choice }, assessment, basis.pack, asOf, basis.figures);
  const spreads = entitlements.map((due) => spreadEntitlement(due, assessment.retirement.month, horizon));
  return { channelCode, entitlements, spreads, total: spreads.reduce((sum, { total }) => sum + total, 0n) };
}
