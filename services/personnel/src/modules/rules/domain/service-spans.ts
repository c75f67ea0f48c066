import { addYmd, daysBetween, type LocalDate, serviceLength, type Ymd, ZERO_YMD } from '@anzhi/domain';

/** A stretch of time, both days included. */
export interface ServiceSpan {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Stretches cut to bounds: first day, last day and what they measure together. */
export interface MeasuredSpans extends ServiceSpan {
  readonly length: Ymd;
}

/**
 * Puts stretches in order and joins those that touch or overlap, so that days are neither lost at a seam nor counted
 * twice. Stretches that end before they begin are dropped.
 */
export function mergeSpans(spans: readonly ServiceSpan[]): readonly ServiceSpan[] {
  if (spans.length === 1 && spans[0]!.from <= spans[0]!.to) return spans;
  const merged: ServiceSpan[] = [];
  for (const span of inOrder(spans)) {
    const last = merged.at(-1);
    if (last === undefined || daysBetween(last.to, span.from) > 1) merged.push(span);
    else if (span.to > last.to) merged[merged.length - 1] = { from: last.from, to: span.to };
  }
  return merged;
}

/** Records come in order of time nearly always; then they are not copied. */
function inOrder(spans: readonly ServiceSpan[]): readonly ServiceSpan[] {
  const fine = spans.every(
    ({ from, to }, index) => from <= to && (index === 0 || spans[index - 1]!.from <= from),
  );
  if (fine) return spans;
  return spans
    .filter((span) => span.from <= span.to)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** The part of ordered stretches inside the bounds (null: open), measured; null where nothing lies inside. */
export function clipSpans(
  spans: readonly ServiceSpan[],
  lower: LocalDate | null,
  upper: LocalDate | null,
): MeasuredSpans | null {
  let clipped: MeasuredSpans | null = null;
  for (const span of spans) {
    const from = lower !== null && span.from < lower ? lower : span.from;
    const to = upper !== null && span.to > upper ? upper : span.to;
    if (to < from) continue;
    const length = serviceLength(from, to);
    clipped =
      clipped === null
        ? { from, to, length }
        : { from: clipped.from, to, length: addYmd(clipped.length, length) };
  }
  return clipped;
}

/** What ordered stretches measure together; gaps count nothing. */
export function lengthOfSpans(spans: readonly ServiceSpan[]): Ymd {
  return clipSpans(spans, null, null)?.length ?? ZERO_YMD;
}
