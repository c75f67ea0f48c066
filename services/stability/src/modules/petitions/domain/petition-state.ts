/** States of a petition case (信访事项状态), 2-model §2.3.1. */
export const PETITION_STATUSES = [
  'RECEIVED',
  'REGISTERED',
  'ACCEPTED',
  'NOT_ACCEPTED',
  'REDIRECTED',
  'TRANSFERRED',
  'INVESTIGATING',
  'REPLIED',
  'SERVED',
  'CLOSED',
  'WITHDRAWN',
] as const;
export type PetitionState = (typeof PETITION_STATUSES)[number];

interface Transition {
  readonly from: readonly PetitionState[];
  readonly to: PetitionState;
}

/** What may be done to a case, from which states, and where it leads. */
export const PETITION_ACTS = {
  REGISTER: { from: ['RECEIVED'], to: 'REGISTERED' },
  ACCEPT: { from: ['REGISTERED'], to: 'ACCEPTED' },
  DECLINE: { from: ['REGISTERED'], to: 'NOT_ACCEPTED' },
  REDIRECT: { from: ['REGISTERED'], to: 'REDIRECTED' },
  TRANSFER: { from: ['REGISTERED'], to: 'TRANSFERRED' },
  INVESTIGATE: { from: ['ACCEPTED', 'INVESTIGATING'], to: 'INVESTIGATING' },
  REPLY: { from: ['INVESTIGATING'], to: 'REPLIED' },
  SERVE: { from: ['REPLIED'], to: 'SERVED' },
  CLOSE: { from: ['SERVED'], to: 'CLOSED' },
  WITHDRAW: { from: ['RECEIVED', 'REGISTERED', 'ACCEPTED', 'INVESTIGATING'], to: 'WITHDRAWN' },
} as const satisfies Record<string, Transition>;
export type PetitionAct = keyof typeof PETITION_ACTS;

/** Where the act leads from a state, or null when it is out of order there. */
export function nextStatus(status: PetitionState, act: PetitionAct): PetitionState | null {
  const { from, to }: Transition = PETITION_ACTS[act];
  return from.includes(status) ? to : null;
}

/** Whether the case is being worked on after acceptance, so that its finish may still be extended. */
export function isUnderWay(status: PetitionState): boolean {
  return status === 'ACCEPTED' || status === 'INVESTIGATING';
}
