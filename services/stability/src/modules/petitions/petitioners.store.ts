import type { ReadTx } from '@anzhi/service-kit';
import { Petitioner } from './petition.type.js';

/** Decrypts who speaks for a case; whoever shows it to a person records that (architecture rule 14). */
export async function readPetitioners(tx: ReadTx, factoryId: string, key: string): Promise<Petitioner[]> {
  const [row] = await tx.query<{ petitioners: Buffer }>(
    'SELECT petitioners FROM petition WHERE factory_id = $1 AND id = $2',
    [factoryId, key],
  );
  if (!row) return [];
  const cipher = await tx.cipher(factoryId);
  const people = JSON.parse(cipher.decrypt(row.petitioners)) as Partial<Petitioner>[];
  return people.map(({ name, contact, employeeNo }) =>
    Object.assign(new Petitioner(), { name, contact: contact ?? null, employeeNo: employeeNo ?? null }),
  );
}
