/** Who and what is handed over (移交对象): people by category of the roster, people injured to grades 1–4, and functions. */
export const HANDOVER_CATEGORIES = [
  'RETIRED',
  'LIXIU',
  'SURVIVOR_BENEFICIARY',
  'INJURED_1_4',
  'FUNCTION',
] as const;
export type HandoverCategory = (typeof HANDOVER_CATEGORIES)[number];

/** LISTED → AGREED → FUNDED → TRANSFERRED → CONFIRMED (model 2.1.1); a person is LISTED while in no batch. */
export const HANDOVER_STATES = ['LISTED', 'AGREED', 'FUNDED', 'TRANSFERRED', 'CONFIRMED'] as const;
export type HandoverState = (typeof HANDOVER_STATES)[number];
export type BatchState = Exclude<HandoverState, 'LISTED'>;

/** What the list is drawn from. */
export interface RosterPerson {
  readonly category: string;
  /** Where the person stands now, amendments included. */
  readonly status: string;
  readonly injuryGrade: number | null;
}

const PENSIONED = ['RETIRED', 'LIXIU', 'SURVIVOR_BENEFICIARY'] as const;

/** Neither handed over nor dead: placed by a channel, 内退 included. */
export const isInService = (person: RosterPerson): boolean =>
  person.status !== 'DECEASED' && handoverCategory(person) === null;

/**
 * Under what a person of the roster is handed over; null for those in service, who are placed instead, and for
 * the dead. Grades 1–4 keep the relation and go to the community too (工伤保险条例 35). Everybody alive is either in service or listed:
 * nobody is left between. Who retired since the roster was drawn is listed by what they are now.
 */
export function handoverCategory({ category, status, injuryGrade }: RosterPerson): HandoverCategory | null {
  if (status === 'DECEASED') return null;
  const pensioned = PENSIONED.find((one) => one === status) ?? PENSIONED.find((one) => one === category);
  if (pensioned) return pensioned;
  return injuryGrade !== null && injuryGrade <= 4 ? 'INJURED_1_4' : null;
}

/** The state before an act on a batch; an act out of turn is refused. */
const BEFORE: Readonly<Record<Exclude<BatchState, 'AGREED'>, BatchState>> = {
  FUNDED: 'AGREED',
  TRANSFERRED: 'FUNDED',
  CONFIRMED: 'TRANSFERRED',
};

/** True when the batch may go from one state to the other. */
export const mayMove = (from: BatchState, to: Exclude<BatchState, 'AGREED'>): boolean => BEFORE[to] === from;
