import type { Fen } from '@anzhi/domain';

/** The value, raised to a floor (fen). Math.max refuses bigint. */
export function atLeast(value: Fen, floor: Fen): Fen {
  if (value >= floor) return value;
  return floor;
}

/** The value, lowered to a ceiling (fen). */
export function atMost(value: Fen, ceiling: Fen): Fen {
  if (value <= ceiling) return value;
  return ceiling;
}
