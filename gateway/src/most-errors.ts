/**
 * Places of one answer that are told as errors for one cause, at most: each of five fields of a whole page of 100 rows.
 * What a bound is for: an answer in which everything failed must not grow without end.
 */
export const MOST_ERRORS = 500;
