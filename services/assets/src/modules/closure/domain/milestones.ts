import { daysBetween, deadlineAfterDays, type LocalDate, type WorkingDayCalendar } from '@anzhi/domain';
import { BANKRUPTCY_LAW_FROM, CLAIM_WINDOW, CLOCK_RULES, type ClockRule } from './bankruptcy-law.js';

export type MilestoneKind = ClockRule['kind'] | 'CLAIM_FILING';
export type MilestoneState = 'PENDING' | 'OVERDUE' | 'DONE' | 'DONE_LATE';

/** One step of the court's procedure with its clock. */
export interface Milestone {
  readonly kind: MilestoneKind;
  /** The day that starts the clock; not counted. */
  readonly triggeredOn: LocalDate;
  /** The last day, rolled over holidays (民法典 art. 203). */
  readonly due: LocalDate;
  readonly provisional: boolean;
  readonly doneOn: LocalDate | null;
  readonly state: MilestoneState;
  /** Days from today to the last day; negative when it has passed. */
  readonly daysLeft: number;
  readonly citation: string;
}

/** The dates of a closure that start clocks. */
export interface ClosureDates {
  readonly acceptedOn: LocalDate | null;
  readonly windowFrom: LocalDate | null;
  readonly windowTo: LocalDate | null;
  readonly declaredOn: LocalDate | null;
}

/**
 * The milestones whose clock has started, in the order of the procedure (企业破产法 arts. 14, 45, 62, 107). Clocks of the
 * law run for what happened since it is in force; the filing window is the court's own.
 * @param done when each was done, by kind
 * @param today the factory's civil date
 */
export function milestonesOf(
  calendar: WorkingDayCalendar,
  dates: ClosureDates,
  done: ReadonlyMap<string, LocalDate>,
  today: LocalDate,
): Milestone[] {
  const clocks = CLOCK_RULES.flatMap((rule) => {
    const trigger = triggerDate(dates, rule);
    if (!trigger || trigger < BANKRUPTCY_LAW_FROM) return [];
    const { due, provisional } = deadlineAfterDays(calendar, trigger, rule.days);
    return [
      milestone(rule.kind, rule.citation, trigger, { due, provisional }, done.get(rule.kind) ?? null, today),
    ];
  });
  const { windowFrom, windowTo } = dates;
  if (!windowFrom || !windowTo) return clocks;
  const closed = windowTo < today ? windowTo : null;
  const filing = milestone(
    'CLAIM_FILING',
    CLAIM_WINDOW.citation,
    windowFrom,
    { due: windowTo, provisional: false },
    closed,
    today,
  );
  const at = clocks.findIndex((clock) => clock.kind === 'FIRST_CREDITORS_MEETING');
  const before = at < 0 ? 0 : at;
  return [...clocks.slice(0, before), filing, ...clocks.slice(before)];
}

/** The day that starts the clock of a kind that people record; null while it has not come. */
export function triggerOf(dates: ClosureDates, kind: ClockRule['kind']): LocalDate | null {
  const rule = CLOCK_RULES.find((candidate) => candidate.kind === kind);
  return rule ? triggerDate(dates, rule) : null;
}

function triggerDate(dates: ClosureDates, rule: ClockRule): LocalDate | null {
  switch (rule.trigger) {
    case 'ACCEPTED':
      return dates.acceptedOn;
    case 'CLAIM_WINDOW_END':
      return dates.windowTo;
    case 'DECLARED':
      return dates.declaredOn;
  }
}

function milestone(
  kind: MilestoneKind,
  citation: string,
  triggeredOn: LocalDate,
  { due, provisional }: { due: LocalDate; provisional: boolean },
  doneOn: LocalDate | null,
  today: LocalDate,
): Milestone {
  const late = (doneOn ?? today) > due;
  const state = doneOn ? (late ? 'DONE_LATE' : 'DONE') : late ? 'OVERDUE' : 'PENDING';
  return {
    kind,
    triggeredOn,
    due,
    provisional,
    doneOn,
    state,
    daysLeft: daysBetween(today, due),
    citation,
  };
}
