import type { FactoryCipher, Tx } from '@anzhi/service-kit';
import type { EnrolledPeople } from '../domain/check-row.js';

/**
 * Whom the roster of a factory holds, for the check of a further import; undefined while it is empty. Identity numbers
 * are compared by their blind index: nothing is decrypted. Some 150 bytes a person for the time of the check.
 */
export async function enrolledPeople(
  tx: Tx,
  cipher: FactoryCipher,
  factoryId: string,
): Promise<EnrolledPeople | undefined> {
  const rows = await tx.query<{ employee_no: string; identity: string }>(
    `SELECT upper(employee_no) AS employee_no, encode(identity_index, 'hex') AS identity FROM employee WHERE factory_id = $1`,
    [factoryId],
  );
  if (rows.length === 0) return undefined;
  const numbers = new Set(rows.map((row) => row.employee_no));
  const identities = new Set(rows.map((row) => row.identity));
  return {
    hasEmployeeNo: (employeeNo) => numbers.has(employeeNo),
    hasIdentityNumber: (identityNumber) => identities.has(cipher.blindIndex(identityNumber).toString('hex')),
  };
}
