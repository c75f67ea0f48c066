export const REEMPLOYMENT_STATES = ['SEEKING', 'TRAINING', 'EMPLOYED', 'SELF_EMPLOYED'] as const;
export type ReemploymentStateName = (typeof REEMPLOYMENT_STATES)[number];

/** Where somebody may go from each state; who lost the work again seeks anew. */
const STEPS: Readonly<Record<ReemploymentStateName, readonly ReemploymentStateName[]>> = {
  SEEKING: ['TRAINING', 'EMPLOYED', 'SELF_EMPLOYED'],
  TRAINING: ['SEEKING', 'EMPLOYED', 'SELF_EMPLOYED'],
  EMPLOYED: ['SEEKING'],
  SELF_EMPLOYED: ['SEEKING'],
};

/** Whether one state of the support may follow another. */
export const mayFollow = (from: ReemploymentStateName, to: ReemploymentStateName): boolean =>
  STEPS[from].includes(to);
