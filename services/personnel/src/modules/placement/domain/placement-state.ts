import { type Machine, step } from './machine.js';

/** A person's choice of a channel (2-model §2.1.2): withdrawn until locked, locked by the agreement. */
export const CHOICE_STATUSES = ['OFFERED', 'CHOSEN', 'CONFIRMED', 'LOCKED', 'WITHDRAWN'] as const;
export type ChoiceStatus = (typeof CHOICE_STATUSES)[number];
export type ChoiceAct = 'CHOOSE' | 'CONFIRM' | 'LOCK' | 'WITHDRAW';

export const CHOICE_MACHINE: Machine<ChoiceStatus, ChoiceAct> = {
  OFFERED: { CHOOSE: 'CHOSEN', WITHDRAW: 'WITHDRAWN' },
  CHOSEN: { CHOOSE: 'CHOSEN', CONFIRM: 'CONFIRMED', WITHDRAW: 'WITHDRAWN' },
  CONFIRMED: { LOCK: 'LOCKED', WITHDRAW: 'WITHDRAWN' },
  LOCKED: {},
  WITHDRAWN: {},
};

/** A person's placement (2-model §2.1.2): one at a time that is neither void nor superseded (I-P1). */
export const PLACEMENT_STATUSES = ['DRAFT', 'SIGNED', 'EFFECTIVE', 'SETTLED', 'VOID', 'SUPERSEDED'] as const;
export type PlacementStatus = (typeof PLACEMENT_STATUSES)[number];
export type PlacementAct = 'SIGN' | 'MAKE_EFFECTIVE' | 'SETTLE' | 'VOID' | 'SUPERSEDE';

export const PLACEMENT_MACHINE: Machine<PlacementStatus, PlacementAct> = {
  DRAFT: { SIGN: 'SIGNED' },
  SIGNED: { MAKE_EFFECTIVE: 'EFFECTIVE', VOID: 'VOID' },
  EFFECTIVE: { SETTLE: 'SETTLED', SUPERSEDE: 'SUPERSEDED' },
  SETTLED: {},
  VOID: {},
  SUPERSEDED: {},
};

/** Placed for the rate of placement (K1): the agreement is in effect, whether or not the money was paid yet. */
export function isPlaced(status: PlacementStatus): boolean {
  return status === 'EFFECTIVE' || status === 'SETTLED';
}

/** Counts for the person: neither void nor superseded. */
export function isStanding(status: PlacementStatus): boolean {
  return status !== 'VOID' && status !== 'SUPERSEDED';
}

export const nextChoice = (status: ChoiceStatus, act: ChoiceAct): ChoiceStatus | null =>
  step(CHOICE_MACHINE, status, act);

export const nextPlacement = (status: PlacementStatus, act: PlacementAct): PlacementStatus | null =>
  step(PLACEMENT_MACHINE, status, act);
