import type { LocalDate } from '@anzhi/domain';

/** Who may act for a person: 监护人, 委托代理人, 财产代管人, 继承人. */
export const REPRESENTATIVE_KINDS = ['GUARDIAN', 'AGENT', 'CUSTODIAN', 'HEIR'] as const;
export type RepresentativeKind = (typeof REPRESENTATIVE_KINDS)[number];

/** What one may do for another: object to a posting, choose a channel, sign, collect money, receive notices. */
export const POWERS = ['OBJECT', 'CHOOSE', 'SIGN', 'COLLECT', 'RECEIVE'] as const;
export type Power = (typeof POWERS)[number];

/**
 * The most that each kind may ever do: a guardian everything (民法典 34), an agent what the person's written power of attorney
 * says (民法典 161, 165), the custodian of a missing person's property and an heir what concerns the money (民法典 43, 1121).
 */
const MOST: Readonly<Record<RepresentativeKind, readonly Power[]>> = {
  GUARDIAN: POWERS,
  AGENT: POWERS,
  CUSTODIAN: ['COLLECT', 'RECEIVE', 'OBJECT'],
  HEIR: ['COLLECT', 'RECEIVE', 'OBJECT'],
};

export const powersOf = (kind: RepresentativeKind): readonly Power[] => MOST[kind];

/** What is wrong with a representation as it is recorded; null when nothing is. */
export type RepresentationFault =
  | 'POWER_BEYOND_KIND'
  | 'AGENT_WITHOUT_END'
  | 'ENDS_BEFORE_IT_BEGINS'
  | 'OVER';

export interface Representation {
  readonly kind: RepresentativeKind;
  readonly powers: readonly Power[];
  readonly from: LocalDate;
  /** The last day; null without end, which only a power of attorney may not be. */
  readonly until: LocalDate | null;
}

/** Checks a representation on the day when it is recorded. 民法典 165: a power of attorney states its term. */
export function representationFault(
  { kind, powers, from, until }: Representation,
  today: LocalDate,
): RepresentationFault | null {
  if (powers.some((power) => !MOST[kind].includes(power))) return 'POWER_BEYOND_KIND';
  if (kind === 'AGENT' && until === null) return 'AGENT_WITHOUT_END';
  if (until !== null && until < from) return 'ENDS_BEFORE_IT_BEGINS';
  return until !== null && until < today ? 'OVER' : null;
}

/** True when the representation carries the power on the day. */
export function carries(
  representation: Representation & { readonly endedOn: LocalDate | null },
  power: Power,
  on: LocalDate,
): boolean {
  const { powers, from, until, endedOn } = representation;
  return powers.includes(power) && from <= on && (until === null || on <= until) && endedOn === null;
}

/** Acts of a person that another may do for them, with the power that each takes (民法典 161–162, 34). */
export const REPRESENTED_ACTS = {
  FILE_OBJECTION: 'OBJECT',
  REQUEST_REVIEW: 'OBJECT',
  CHOOSE_PLACEMENT: 'CHOOSE',
  WITHDRAW_CHOICE: 'CHOOSE',
  REQUEST_CHANNEL_CHANGE: 'CHOOSE',
  JOIN_PROGRAMME: 'CHOOSE',
  LEAVE_PROGRAMME: 'CHOOSE',
  SIGN_AGREEMENT: 'SIGN',
  CONVERT_TO_EQUITY: 'SIGN',
  GIVE_CONSENT: 'SIGN',
  REVOKE_CONSENT: 'SIGN',
  HALL_ATTEND: 'RECEIVE',
  HALL_CHOOSE: 'CHOOSE',
  HALL_SIGN: 'SIGN',
  HALL_COLLECT: 'COLLECT',
  COLLECT_MONEY: 'COLLECT',
} as const satisfies Readonly<Record<string, Power>>;
export type RepresentedAct = keyof typeof REPRESENTED_ACTS;

/** The power that an act takes. */
export const powerFor = (act: RepresentedAct): Power => REPRESENTED_ACTS[act];

/** The last day on which some representation carried the power, when all of them are over; null when none ever did. */
export function lapsedOn(
  representations: readonly (Representation & { readonly endedOn: LocalDate | null })[],
  power: Power,
): LocalDate | null {
  const ends = representations
    .filter(({ powers }) => powers.includes(power))
    .flatMap(({ endedOn, until }) => endedOn ?? until ?? []);
  return ends.sort().at(-1) ?? null;
}
