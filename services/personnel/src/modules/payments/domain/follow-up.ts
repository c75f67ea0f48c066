import { addMonths, type LocalDate } from '@anzhi/domain';

export type FollowUpState = 'DONE' | 'OVERDUE' | 'DUE_THIS_MONTH' | 'LATER';

/** One monthly task of an open item (§6.1). */
export interface FollowUpTask {
  readonly dueOn: LocalDate;
  readonly doneOn: LocalDate | null;
  readonly state: FollowUpState;
}

/**
 * The monthly tasks of an item by the clock: those done, one for each month that went by without, and the next. A month runs
 * from the registration or from the last follow-up. A closed item has only what was done.
 * @param followUps days on which the person was followed up, in order
 */
export function followUpTasks(
  registeredOn: LocalDate,
  followUps: readonly LocalDate[],
  today: LocalDate,
  open: boolean,
): FollowUpTask[] {
  const tasks: FollowUpTask[] = [];
  let last = registeredOn;
  for (const doneOn of followUps) {
    tasks.push({ dueOn: addMonths(last, 1), doneOn, state: 'DONE' });
    last = doneOn;
  }
  if (!open) return tasks;
  for (let month = 1; ; month += 1) {
    const dueOn = addMonths(last, month);
    tasks.push({ dueOn, doneOn: null, state: stateOf(dueOn, today) });
    if (dueOn >= today) return tasks;
  }
}

function stateOf(dueOn: LocalDate, today: LocalDate): FollowUpState {
  if (dueOn < today) return 'OVERDUE';
  return dueOn.slice(0, 7) === today.slice(0, 7) ? 'DUE_THIS_MONTH' : 'LATER';
}
