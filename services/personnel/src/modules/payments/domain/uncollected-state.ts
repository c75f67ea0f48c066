import { type Machine, step } from '../../placement/domain/machine.js';

/** An amount that could not be handed over (decision 21): ESCROWED stays open and visible; it closes as PAID or CLAIMED. */
export const UNCOLLECTED_STATUSES = ['UNCOLLECTED', 'ESCROWED', 'PAID', 'CLAIMED'] as const;
export type UncollectedStatus = (typeof UNCOLLECTED_STATUSES)[number];
export type UncollectedAct = 'ESCROW' | 'CLOSE_PAID' | 'CLOSE_CLAIMED';

export const UNCOLLECTED_MACHINE: Machine<UncollectedStatus, UncollectedAct> = {
  UNCOLLECTED: { ESCROW: 'ESCROWED', CLOSE_PAID: 'PAID' },
  ESCROWED: { CLOSE_CLAIMED: 'CLAIMED' },
  PAID: {},
  CLAIMED: {},
};

export const nextUncollected = (status: UncollectedStatus, act: UncollectedAct): UncollectedStatus | null =>
  step(UNCOLLECTED_MACHINE, status, act);

export const isOpen = (status: UncollectedStatus): boolean =>
  status === 'UNCOLLECTED' || status === 'ESCROWED';

export const UNCOLLECTED_REASONS = [
  'DISABLED',
  'MENTAL_ILLNESS',
  'MISSING',
  'REFUSED',
  'HEIR_PENDING',
] as const;
export type UncollectedReason = (typeof UNCOLLECTED_REASONS)[number];

/**
 * The reason as others may know it: whether somebody acts for the person, never an illness (house rule on events).
 */
export function publicReason(reason: UncollectedReason): string {
  if (reason === 'DISABLED' || reason === 'MENTAL_ILLNESS') return 'REPRESENTATION_NEEDED';
  return reason === 'MISSING' ? 'ABSENT' : reason;
}

export const REPRESENTATIVE_KINDS = ['GUARDIAN', 'CUSTODIAN', 'AGENT', 'HEIR'] as const;
export type RepresentativeKind = (typeof REPRESENTATIVE_KINDS)[number];

/** Who may act where (§6.1): 民法典 161 agent; 28, 34–35 guardian; 42 custodian of the missing; heirs. */
const ACTS_FOR: Readonly<Record<UncollectedReason, readonly RepresentativeKind[]>> = {
  DISABLED: ['AGENT'],
  MENTAL_ILLNESS: ['GUARDIAN', 'AGENT'],
  MISSING: ['CUSTODIAN', 'HEIR'],
  REFUSED: ['AGENT'],
  HEIR_PENDING: ['HEIR'],
};

/** The kinds of representative that the law knows for the reason. */
export const representativesFor = (reason: UncollectedReason): readonly RepresentativeKind[] =>
  ACTS_FOR[reason];
