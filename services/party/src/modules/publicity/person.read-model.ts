import { countRows, type Page, type RequestContext, readPage, toPage } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import {
  missingUnderstandings,
  UNDERSTANDING_ITEMS,
  type UnderstandingItemKind,
} from './domain/understanding.js';
import { newestHandbook } from './handbook.read-model.js';
import type { PublicityPeopleArgs } from './person.inputs.js';
import { MyPublicity, PublicityPerson } from './person.type.js';
import { EmployeeUnderstanding, UnderstandingItem } from './understanding.type.js';

interface PersonRow {
  employeeId: string;
  employeeNo: string;
  category: string;
  leftOn: string | null;
  handbookVersion: number | null;
  handbookAcknowledgedOn: string | null;
  understandings: { item: UnderstandingItemKind; on: string; assisted: boolean }[];
}

const PERSON = `SELECT p.employee_id AS "employeeId", p.employee_no AS "employeeNo", p.category, p.left_on AS "leftOn",
    r.version AS "handbookVersion", r.acknowledged_on AS "handbookAcknowledgedOn", u.understandings
  FROM page p
  LEFT JOIN LATERAL (SELECT h.version, hr.acknowledged_on FROM handbook_receipt hr
      JOIN handbook h ON h.factory_id = hr.factory_id AND h.id = hr.handbook_id
     WHERE hr.factory_id = p.factory_id AND hr.employee_id = p.employee_id ORDER BY h.version DESC LIMIT 1) AS r ON true
  CROSS JOIN LATERAL (SELECT coalesce(jsonb_agg(jsonb_build_object('item', item, 'on', completed_on,
      'assisted', assisted_by IS NOT NULL)), '[]') AS understandings FROM understanding
     WHERE factory_id = p.factory_id AND employee_id = p.employee_id) AS u
  ORDER BY upper(p.employee_no), p.employee_id`;

const FILTER = `roster_person p WHERE p.factory_id = $1
  AND ($2::text IS NULL OR NOT EXISTS (SELECT 1 FROM understanding u
        WHERE u.factory_id = p.factory_id AND u.employee_id = p.employee_id AND u.item = $2))
  AND ($3::boolean IS NULL OR $3 = EXISTS (SELECT 1 FROM handbook_receipt r WHERE r.factory_id = p.factory_id
        AND r.employee_id = p.employee_id AND r.handbook_id = (SELECT id FROM handbook WHERE factory_id = $1 ORDER BY version DESC LIMIT 1)))
  AND ($4::text IS NULL OR upper(p.employee_no) = upper($4))`;

/** People of a factory by number with what they read and understood, at most 100 a page. */
export async function listPeople(
  context: RequestContext,
  args: PublicityPeopleArgs,
): Promise<Page<PublicityPerson>> {
  const { limit, after } = readPage(args);
  const given = [
    factoryIdOfCode(args.factoryCode),
    args.missing ?? null,
    args.acknowledged ?? null,
    args.employeeNo ?? null,
  ];
  const rows = await context.reads.query<PersonRow>(
    `WITH page AS (SELECT p.* FROM ${FILTER}
        AND ($5::text IS NULL OR (upper(p.employee_no), p.employee_id) > ($5, $6))
        ORDER BY upper(p.employee_no), p.employee_id LIMIT $7) ${PERSON}`,
    [...given, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );
  const count = (): Promise<number> => countRows(context.reads, FILTER, given);
  return toPage(
    rows.map(toPerson),
    limit,
    ({ employeeNo, employeeId }) => [employeeNo.toUpperCase(), employeeId],
    count,
  );
}

/** How one person stands, with the newest handbook. */
export async function loadMyPublicity(
  context: RequestContext,
  { factoryId, employeeNo }: { factoryId: string; employeeNo: string },
): Promise<MyPublicity> {
  const [row] = await context.reads.query<PersonRow>(
    `WITH page AS (SELECT * FROM roster_person WHERE factory_id = $1 AND upper(employee_no) = upper($2)
        ORDER BY left_on DESC NULLS FIRST LIMIT 1) ${PERSON}`,
    [factoryId, employeeNo],
  );
  const handbook = await newestHandbook(context, factoryId);
  return Object.assign(new MyPublicity(), { person: row ? toPerson(row) : null, handbook });
}

function toPerson({ understandings: held, ...row }: PersonRow): PublicityPerson {
  const rank = (item: UnderstandingItemKind): number => UNDERSTANDING_ITEMS.indexOf(item);
  return Object.assign(new PublicityPerson(), {
    ...row,
    understandings: [...held]
      .sort((one, other) => rank(one.item) - rank(other.item))
      .map(({ item, on, assisted }) =>
        Object.assign(new EmployeeUnderstanding(), {
          item: UnderstandingItem[item],
          completedOn: on,
          assisted,
        }),
      ),
    missing: missingUnderstandings(held.map(({ item }) => item)).map((item) => UnderstandingItem[item]),
  });
}
