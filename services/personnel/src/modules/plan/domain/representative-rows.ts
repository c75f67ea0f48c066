/** Why a line of a list of representatives is refused. */
export const ROW_FAULTS = [
  'UNKNOWN_EMPLOYEE',
  'NOT_IN_SERVICE',
  'TWICE_IN_INPUT',
  'IN_OFFICE',
  'NOT_IN_OFFICE',
  'IN_FUTURE',
] as const;
export type RowFault = (typeof ROW_FAULTS)[number];

/** A refused line by its place in the list, from 0. */
export interface FaultyRow {
  readonly index: number;
  readonly fault: RowFault;
}

/** A number as it is compared: letter case does not matter. */
export const numberKey = (employeeNo: string): string => employeeNo.toUpperCase();

/** What a list of newly elected representatives is checked against; maps are keyed by {@link numberKey}. */
interface Register {
  readonly roster: ReadonlyMap<string, { readonly inService: boolean }>;
  readonly office: ReadonlyMap<string, unknown>;
  readonly inFuture: boolean;
}

/** The lines that cannot be registered; each with its first fault. Pure. */
export function checkRepresentatives(
  employeeNos: readonly string[],
  { roster, office, inFuture }: Register,
): FaultyRow[] {
  const firstAt = new Map<string, number>();
  for (const [index, employeeNo] of employeeNos.entries())
    if (!firstAt.has(numberKey(employeeNo))) firstAt.set(numberKey(employeeNo), index);
  const faultOf = (key: string, index: number): RowFault | null => {
    const person = roster.get(key);
    if (!person) return 'UNKNOWN_EMPLOYEE';
    if (!person.inService) return 'NOT_IN_SERVICE';
    if (firstAt.get(key) !== index) return 'TWICE_IN_INPUT';
    return office.has(key) ? 'IN_OFFICE' : null;
  };
  return employeeNos.flatMap((employeeNo, index) => {
    const key = numberKey(employeeNo);
    const fault = inFuture ? 'IN_FUTURE' : faultOf(key, index);
    return fault ? [{ index, fault }] : [];
  });
}

/** The talks that cannot be recorded: with somebody not in office, or in the future. Pure. */
export function checkTalks(
  talks: readonly { readonly employeeNo: string; readonly talkedOn: string }[],
  office: ReadonlyMap<string, unknown>,
  today: string,
): FaultyRow[] {
  return talks.flatMap(({ employeeNo, talkedOn }, index): FaultyRow[] => {
    if (!office.has(numberKey(employeeNo))) return [{ index, fault: 'NOT_IN_OFFICE' }];
    return talkedOn > today ? [{ index, fault: 'IN_FUTURE' }] : [];
  });
}
