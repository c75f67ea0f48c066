import { z } from 'zod';

/** Key of a tenant, safe as one token of a NATS subject: a factory (`gz-01`) or `_group` for rows of the whole group. */
export const factoryKey = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

/** Opaque id of an aggregate or row: compared, never taken apart by a consumer. */
export const id = z.string().min(1).max(200);

/** Exact amount in yuan, as text with two decimals: floats never touch money. */
export const yuan = z.string().regex(/^\d+\.\d{2}$/);

/** Count of people, ballots or rows. */
export const count = z.int().min(0);

/** Civil date `YYYY-MM-DD` in Asia/Shanghai. */
export const civilDate = z.iso.date();

/** Instant in ISO 8601 with an offset or `Z`. */
export const instant = z.iso.datetime({ offset: true });

/** Machine-readable reason, e.g. `GUARDIAN_MISSING`; never free text, so that no personal fact slips in. */
export const reasonCode = z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/);
