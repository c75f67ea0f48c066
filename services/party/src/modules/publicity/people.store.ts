import type { Tx } from '@anzhi/service-kit';

/** Somebody on the roster as party knows them: by opaque id, number and category only (decision 9). */
export interface RosterPerson {
  readonly employeeId: string;
  readonly employeeNo: string;
  readonly category: string;
  /** When they left the roster; null for those who are on it. */
  readonly leftOn: string | null;
}

/** Keeps who is on the roster; a changed number or category replaces what stood. */
export async function rememberPeople(
  tx: Tx,
  factoryId: string,
  people: readonly { employeeId: string; employeeNo: string; category: string }[],
): Promise<void> {
  await tx.query(
    `INSERT INTO roster_person (factory_id, employee_id, employee_no, category)
     SELECT $1, p.id, p.no, p.category FROM unnest($2::text[], $3::text[], $4::text[]) AS p(id, no, category)
     ON CONFLICT (factory_id, employee_id) DO UPDATE SET employee_no = excluded.employee_no, category = excluded.category`,
    [
      factoryId,
      people.map(({ employeeId }) => employeeId),
      people.map(({ employeeNo }) => employeeNo),
      people.map(({ category }) => category),
    ],
  );
}

/**
 * The people of these numbers by number in capitals, locked in one order until the transaction ends: of two who record
 * the same for a person, one comes after the other. Unknown numbers are left out; of several with one number, who is on
 * the roster comes before who left.
 */
export async function lockPeople(
  tx: Tx,
  factoryId: string,
  employeeNos: readonly string[],
): Promise<Map<string, RosterPerson>> {
  const rows = await tx.query<RosterPerson>(
    `SELECT employee_id AS "employeeId", employee_no AS "employeeNo", category, left_on AS "leftOn" FROM roster_person
      WHERE factory_id = $1 AND upper(employee_no) = ANY ($2) ORDER BY employee_id FOR UPDATE`,
    [factoryId, employeeNos.map((no) => no.toUpperCase())],
  );
  const people = new Map<string, RosterPerson>();
  for (const row of rows) {
    const key = row.employeeNo.toUpperCase();
    if (!people.has(key) || row.leftOn === null) people.set(key, row);
  }
  return people;
}
