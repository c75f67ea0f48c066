/** Kinds of opaque ids of this module. */
export const PLAN_ID = 'plan';
export const FINDING_ID = 'finding';
export const MEETING_ID = 'meeting';
export const OPINION_ID = 'opinion';
export const REPRESENTATIVE_ID = 'representative';
export const SESSION_ID = 'session';
export const AGENDA_ITEM_ID = 'agenda-item';
export const QUESTION_ID = 'question';
