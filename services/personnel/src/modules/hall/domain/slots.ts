/** The times of a batch: from opening to closing in slots, so many people each. Times are `HH:MM`. */
export interface SlotPlan {
  readonly opensAt: string;
  readonly closesAt: string;
  readonly slotMinutes: number;
  readonly perSlot: number;
}

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** True for a time of day `HH:MM`. */
export const isTimeOfDay = (text: string): boolean => TIME.test(text);

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** How many people fit between opening and closing; a slot that would end after closing is none. */
export function capacityOf({ opensAt, closesAt, slotMinutes, perSlot }: SlotPlan): number {
  return Math.max(0, Math.floor((minutesOf(closesAt) - minutesOf(opensAt)) / slotMinutes)) * perSlot;
}

/** When the nth person of the batch (from 0) comes, in the order of the list. */
export function slotOf(plan: SlotPlan, place: number): string {
  return timeOf(minutesOf(plan.opensAt) + Math.floor(place / plan.perSlot) * plan.slotMinutes);
}
