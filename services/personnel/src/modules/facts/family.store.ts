import type { Fen, LocalDate } from '@anzhi/domain';
import { groupRows } from '@anzhi/graphql-kit';
import type { ReadTx } from '@anzhi/service-kit';
import { rosterState } from '../roster/index.js';
import type { Survivorship } from '../rules/domain/person-facts.js';
import { type RecordedDependant, survivorshipsOf } from './domain/dependants.js';
import { idList } from './id-list.js';

interface FamilyRow extends RecordedDependant {
  family_id: string;
  wage_fen: Fen;
  insured: boolean;
}

/**
 * What the rules read for survivors on the roster (uuids) of people who died of work, as of the declaration (today before
 * one). Families of people who live, or who died otherwise, give no pension of the injury rules.
 */
export async function loadSurvivorships(
  tx: ReadTx,
  factoryId: string,
  employeeIds: readonly string[] | null,
): Promise<Map<string, Survivorship>> {
  const rows = await tx.query<FamilyRow>(
    `SELECT d.family_id, f.wage_fen, f.insured, d.id, d.relation, d.gender, d.birth_date AS "birthDate",
            d.totally_incapable AS "totallyIncapable", d.lone_elder_or_orphan AS "loneElderOrOrphan",
            d.beneficiary_id AS "beneficiaryId", d.from_on AS "from", d.to_on AS "to"
       FROM supported_family f JOIN dependant d ON d.factory_id = f.factory_id AND d.family_id = f.id
      WHERE f.factory_id = $1 AND f.by_work AND f.died_on IS NOT NULL AND f.wage_fen IS NOT NULL
        AND ($2::uuid[] IS NULL OR EXISTS (SELECT 1 FROM dependant own
              WHERE own.factory_id = f.factory_id AND own.family_id = f.id AND own.beneficiary_id = ANY ($2)))
      ORDER BY d.family_id, d.id`,
    [factoryId, idList(employeeIds)],
  );
  if (rows.length === 0) return new Map();
  const asOf = await asOfDay(tx, factoryId);
  const families = groupRows(rows, (row) => row.family_id);
  return new Map(
    [...families.values()].flatMap((members) => {
      const [{ wage_fen: wage, insured }] = members as [FamilyRow, ...FamilyRow[]];
      return [...survivorshipsOf({ wage, insured, dependants: members }, asOf)];
    }),
  );
}

async function asOfDay(tx: ReadTx, factoryId: string): Promise<LocalDate> {
  const { declaredOn } = await rosterState(tx, factoryId);
  return declaredOn ?? (await tx.clock.now(factoryId)).date;
}
