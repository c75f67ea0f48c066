import { opaqueId } from '@anzhi/domain';
import { groupRows, type RequestContext } from '@anzhi/graphql-kit';
import type { Employee } from '../roster/index.js';
import type { PublicRow } from './domain/posted-row.js';
import { OwnPosting } from './own-posting.type.js';
import { toPostedRow } from './posted-row.read-model.js';
import { ROUND_ID } from './posting.read-model.js';

interface OwnSqlRow extends Omit<OwnPosting, 'roundId' | 'row'> {
  factoryId: string;
  employeeId: string;
  roundKey: string;
  publicRow: PublicRow;
}

/** The posted rows of the employees of one request, the oldest round first, in one query. */
export function postingsOf(context: RequestContext, employee: Employee): Promise<OwnPosting[]> {
  return context
    .loader<Employee, OwnPosting[]>('own-postings', async (people) => {
      const rows = await context.reads.query<OwnSqlRow>(
        `SELECT p.factory_id AS "factoryId", p.employee_id AS "employeeId", r.id AS "roundKey", s.kind AS series, r.no, r.supplementary,
                r.status, r.opened_on AS "openedOn", r.closes_on AS "closesOn", p.public_row AS "publicRow",
                EXISTS (SELECT 1 FROM posting_final_row f WHERE f.factory_id = p.factory_id AND f.final_id = s.final_id
                           AND f.employee_id = p.employee_id AND f.round_id = p.round_id) AS final
           FROM unnest($1::text[], $2::uuid[]) AS k(factory_id, id)
           JOIN posting_series s ON s.factory_id = k.factory_id
           JOIN posting_round r ON r.factory_id = s.factory_id AND r.series_id = s.id
           JOIN posting_row p ON p.factory_id = r.factory_id AND p.round_id = r.id AND p.employee_id = k.id
          ORDER BY s.kind, r.no`,
        [people.map((person) => person.factoryId), people.map((person) => person.employeeId)],
      );
      const byPerson = groupRows(rows, (row) => row.employeeId);
      return people.map((person) => (byPerson.get(person.employeeId) ?? []).map(toOwnPosting));
    })
    .load(employee);
}

const toOwnPosting = ({
  factoryId,
  employeeId: _employee,
  roundKey,
  publicRow,
  ...row
}: OwnSqlRow): OwnPosting =>
  Object.assign(new OwnPosting(), {
    ...row,
    roundId: opaqueId(ROUND_ID, factoryId, roundKey),
    row: toPostedRow(publicRow),
  });
