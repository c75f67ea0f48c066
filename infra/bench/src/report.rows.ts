import { median, range } from './measure.js';

/** One line of the table of findings. */
export interface Row {
  readonly what: string;
  readonly ours: string;
  readonly bare: string;
  readonly ratio: string;
  readonly target: string;
}

/** Median, least and most of milliseconds. */
export const ms = (values: readonly number[]): string => {
  const { least, most } = range(values);
  return `${Math.round(median(values))} (${Math.round(least)}–${Math.round(most)}) ms`;
};
/** A ratio as the table writes it. */
export const times = (ratio: number): string => `${ratio.toFixed(2)} ×`;
/** A target and whether it is met. */
export const verdict = (target: string, met: boolean): string => `${target}: ${met ? 'met' : 'not met'}`;
