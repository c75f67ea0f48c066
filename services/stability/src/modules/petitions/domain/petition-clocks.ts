import {
  type Deadline,
  deadlineAfterDays,
  deadlineAfterWorkingDays,
  extendDeadline,
  type LocalDate,
  type WorkingDayCalendar,
} from '@anzhi/domain';
import type { PetitionRules } from './petition-rules.js';

/** What the clocks count by. */
export interface PetitionClock {
  readonly calendar: WorkingDayCalendar;
  readonly rules: PetitionRules;
}

/**
 * Until when the petitioner is told of receipt, redirection or refusal: 15 days from receipt (信访工作条例 arts. 22–23).
 * @param reachable false when name or address is unclear: then there is no duty (art. 23 ¶2) and no date
 */
export function noticeDeadline(
  { calendar, rules }: PetitionClock,
  receivedOn: LocalDate,
  reachable: boolean,
): Deadline | null {
  return reachable ? deadlineAfterDays(calendar, receivedOn, rules.noticeDays) : null;
}

/**
 * Until when an accepted matter is finished: 60 days from acceptance, for applications under art. 31(6) only (art. 34).
 * A suggestion has no such clock.
 */
export function finishDeadline(
  { calendar, rules }: PetitionClock,
  kind: 'SUGGESTION' | 'REMEDY',
  acceptedOn: LocalDate,
): Deadline | null {
  return kind === 'REMEDY' ? deadlineAfterDays(calendar, acceptedOn, rules.finishDays) : null;
}

/**
 * The finish after its one extension, counted from the unrolled day (art. 34; decision 3).
 * @param days 1 to 30
 * @throws RangeError outside of that: callers refuse it first, see `decideExtension`
 */
export function extendedDeadline(
  { calendar, rules }: PetitionClock,
  kind: 'SUGGESTION' | 'REMEDY',
  acceptedOn: LocalDate,
  days: number,
): Deadline | null {
  if (!Number.isInteger(days) || days < 1 || days > rules.extensionDays)
    throw new RangeError(`an extension is 1 to ${rules.extensionDays} days`);
  const finish = finishDeadline({ calendar, rules }, kind, acceptedOn);
  return finish && extendDeadline(calendar, finish, days);
}

/** Until when a transferred matter that is not ours is objected to: 5 working days from its arrival (art. 23). */
export function transferObjectionDeadline(
  { calendar, rules }: PetitionClock,
  receivedOn: LocalDate,
): Deadline {
  return deadlineAfterWorkingDays(calendar, receivedOn, rules.transferObjectionWorkingDays);
}

/** The deadlines of a review or a re-review. */
export interface ReviewDeadlines {
  /** Until when it is asked: 30 days from service of the written opinion. */
  readonly request: Deadline;
  /** Until when it is decided if it is asked on the last day: 30 days from the request. */
  readonly decision: Deadline;
}

/**
 * The deadlines of the review of a reply (art. 35) and, counted from the service of the review's opinion, of the
 * re-review (art. 36), which run alike (decision 28). The time of a hearing is not counted in.
 */
export function reviewDeadlines({ calendar, rules }: PetitionClock, servedOn: LocalDate): ReviewDeadlines {
  const request = deadlineAfterDays(calendar, servedOn, rules.reviewRequestDays);
  return { request, decision: deadlineAfterDays(calendar, request.due, rules.reviewDecisionDays) };
}

/** What the clocks look at of a case. */
export interface ClockedPetition {
  readonly status: string;
  readonly noticeDue: string | null;
  readonly finishDue: string | null;
  readonly extendedDue: string | null;
}

/** Whether a clock of an open case ran out before today: unanswered past the notice, unfinished past the finish. */
export function isOverdue(petition: ClockedPetition, today: LocalDate): boolean {
  if (petition.status === 'REGISTERED') return petition.noticeDue !== null && petition.noticeDue < today;
  const due = petition.extendedDue ?? petition.finishDue;
  const underWay = petition.status === 'ACCEPTED' || petition.status === 'INVESTIGATING';
  return underWay && due !== null && due < today;
}
