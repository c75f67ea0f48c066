/** The seven steps that a person goes through at the hall, in order (一条龙服务). */
export const HALL_STEPS = [
  'VERIFY',
  'EXPLAIN',
  'CHOOSE',
  'SIGN',
  'FINANCE',
  'SOCIAL_INSURANCE',
  'ARCHIVE',
] as const;
export type HallStep = (typeof HALL_STEPS)[number];

/** What stands for a person when a step is to be ticked off. */
export interface StepFacts {
  readonly done: ReadonlySet<HallStep>;
  readonly factsFinal: boolean;
  /** A choice stands, or a placement made of one. */
  readonly chosen: boolean;
  readonly signed: boolean;
  /** A bank account is on record, or the money goes another way that the law knows (提存). */
  readonly payable: boolean;
}

/** Why a step cannot be ticked off. */
export type StepGap =
  | 'DONE_BEFORE'
  | 'EARLIER_STEP_OPEN'
  | 'NOT_CHOSEN'
  | 'FACTS_NOT_FINAL'
  | 'NOT_SIGNED'
  | 'NO_ACCOUNT';

/** The first step that is not done; null when all seven are. */
export const nextStep = (done: ReadonlySet<HallStep>): HallStep | null =>
  HALL_STEPS.find((step) => !done.has(step)) ?? null;

/**
 * What stands between a person and a step; null when it may be ticked off. Steps go in order, SIGN waits for final facts
 * (model 2.1.1), and a tick never says more than what is on record: CHOOSE needs the choice, SIGN the agreement.
 */
export function stepGap(step: HallStep, facts: StepFacts): StepGap | null {
  if (facts.done.has(step)) return 'DONE_BEFORE';
  if (nextStep(facts.done) !== step) return 'EARLIER_STEP_OPEN';
  if (step === 'CHOOSE' && !facts.chosen) return 'NOT_CHOSEN';
  if (step === 'SIGN' && !facts.factsFinal) return 'FACTS_NOT_FINAL';
  if (step === 'SIGN' && !facts.signed) return 'NOT_SIGNED';
  return step === 'FINANCE' && !facts.payable ? 'NO_ACCOUNT' : null;
}
