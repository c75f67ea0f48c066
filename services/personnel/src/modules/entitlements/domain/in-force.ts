import type { LocalDate } from '@anzhi/domain';

/** A version of a rule set and from when it is in force. */
export interface RuleSetVersion {
  readonly version: number;
  readonly effectiveFrom: LocalDate;
}

/** The days on which a version counts: from one, up to but not including another; null while nothing replaces it. */
export interface InForce {
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}

/**
 * When a version is in force: until the first later version with a later day. A later version with the same or an
 * earlier day is a correction and replaces nothing by itself.
 * @throws RangeError when the version is not among them
 */
export function inForce(versions: readonly RuleSetVersion[], version: number): InForce {
  const own = versions.find((one) => one.version === version);
  if (!own) throw new RangeError(`version ${version} is not among those of the rule set`);
  const later = versions
    .filter((one) => one.version > version && one.effectiveFrom > own.effectiveFrom)
    .map((one) => one.effectiveFrom)
    .sort();
  return { from: own.effectiveFrom, until: later[0] ?? null };
}

/** Whether a day lies within. */
export const isInForce = ({ from, until }: InForce, on: LocalDate): boolean =>
  from <= on && (until === null || on < until);
