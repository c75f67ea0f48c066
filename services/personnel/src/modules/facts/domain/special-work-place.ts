import type { LocalDate } from '@anzhi/domain';
import type { ServicePeriod, SpecialWorkPeriod } from '../../rules/domain/person-facts.js';
import { mergeSpans } from '../../rules/domain/service-spans.js';

/** True when every day lies in service: a period other than a break, or several that touch. Both days included. */
export function isInService(
  span: { readonly from: LocalDate; readonly to: LocalDate },
  periods: readonly ServicePeriod[],
  today: LocalDate,
): boolean {
  const served = periods
    .filter((period) => period.kind !== 'BREAK')
    .map(({ from, to }) => ({ from, to: to ?? today }));
  return mergeSpans(served).some((stretch) => stretch.from <= span.from && span.to <= stretch.to);
}

/** The first claimed or verified period of special work that the service no longer covers; null when all lie inside. */
export function specialWorkOutside(
  specialWork: readonly SpecialWorkPeriod[],
  periods: readonly ServicePeriod[],
  today: LocalDate,
): { readonly from: LocalDate; readonly to: LocalDate } | null {
  for (const { from, to, status } of specialWork) {
    const span = { from, to: to ?? today };
    if (status !== 'REJECTED' && !isInService(span, periods, today)) return span;
  }
  return null;
}
