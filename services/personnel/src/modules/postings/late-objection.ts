import { addWorkingDays, chinaCalendar, type LocalDate } from '@anzhi/domain';
import type { ReadTx } from '@anzhi/service-kit';
import { NO_RULE, postingRule, type RoundRow, type SeriesRow } from './series.store.js';

/**
 * By when an objection that no round takes is answered, as many working days after today as a decision has after a
 * close; null while a regular round is still to come, which takes it.
 */
export async function lateAnswerBy(
  tx: ReadTx,
  factoryId: string,
  series: SeriesRow,
  latest: RoundRow | null,
): Promise<LocalDate | null> {
  const rule = (await postingRule(tx, factoryId)) ?? NO_RULE;
  if (series.finalOn === null && (latest?.no ?? 0) < rule.roundDays.length) return null;
  const { date } = await tx.clock.now(factoryId);
  return addWorkingDays(chinaCalendar(), date, rule.decideWithinDays, { startIsDayOne: false });
}
