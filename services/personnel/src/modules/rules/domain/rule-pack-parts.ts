import { z } from 'zod';

/**
 * What the shape of a rule pack is made of. Every parameter carries the law and article that it comes from, so that
 * nothing legal stands in the code and a new law is a new pack. Money is yuan in decimal text, rates are decimal
 * text (exact), ages are years, spans are months unless a name says otherwise.
 */
export const decimal = z.string().regex(/^\d+(\.\d+)?$/, 'a decimal number as text');
export const yuan = z.string().regex(/^\d+(\.\d{1,2})?$/, 'yuan with at most two decimals, as text');
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date as YYYY-MM-DD');
export const month = z.string().regex(/^\d{4}-\d{2}$/, 'a month as YYYY-MM');
export const count = z.number().int().nonnegative();

export const citationSchema = z.object({ law: z.string().min(1), article: z.string() });

/** One parameter: its value beside the source. */
export function param<T extends z.ZodType>(value: T) {
  return citationSchema.extend({ value });
}
