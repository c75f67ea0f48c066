import { localDate } from '@anzhi/domain';
import {
  countRows,
  type Page,
  type PageArgs,
  type RequestContext,
  readPage,
  toPage,
} from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { Employee } from '../roster/index.js';
import { builtInPack } from '../rules/domain/packs.js';
import { preparePack } from '../rules/domain/prepared-pack.js';
import { EntitlementType, type RetirementType } from './entitlement.type.js';
import { retirementOf } from './preview.service.js';
import { RuleSet, type RuleSetAdoption } from './rule-set.results.js';
import { adoptedPack } from './rule-set.store.js';

interface EntitlementSqlRow {
  factory_id: string;
  employee_id: string;
  kind: EntitlementType['kind'];
  amount_fen: bigint;
  payer: EntitlementType['payer'];
  claim_class: EntitlementType['claimClass'];
  recurrence: 'ONCE' | 'MONTHLY';
  rules: string;
  trace: unknown;
}

/** What the employees of one request are entitled to, in one query. */
export function loadEntitlements(context: RequestContext, employee: Employee): Promise<EntitlementType[]> {
  return context
    .loader<Employee, EntitlementType[]>('entitlements', async (people) => {
      const rows = await context.reads.query<EntitlementSqlRow>(
        `SELECT e.factory_id, e.employee_id, e.kind, e.amount_fen, e.payer, e.claim_class, e.recurrence, e.rules, e.trace
           FROM unnest($1::text[], $2::uuid[]) AS p(factory_id, id)
           JOIN entitlement e ON e.factory_id = p.factory_id AND e.employee_id = p.id ORDER BY e.kind`,
        [people.map((person) => person.factoryId), people.map((person) => person.employeeId)],
      );
      const byPerson = new Map<string, EntitlementType[]>(people.map((person) => [person.employeeId, []]));
      for (const row of rows) byPerson.get(row.employee_id)?.push(toEntitlement(row));
      return people.map((person) => byPerson.get(person.employeeId) ?? []);
    })
    .load(employee);
}

/** The retirement month by the adopted rule set; by today's law before one was adopted. */
export async function loadRetirement(
  context: RequestContext,
  employee: Employee,
): Promise<RetirementType | null> {
  if (!employee.positionKind) return null;
  const pack =
    (await adoptedPack(context.reads, employee.factoryId)) ?? preparePack(builtInPack('STATUTORY'));
  const { gender, positionKind } = employee;
  return retirementOf({ birthDate: localDate(employee.birthDate), gender, positionKind }, pack.retirement);
}

export async function listRuleSets(context: RequestContext): Promise<RuleSet[]> {
  const rows = await context.reads.query<Omit<RuleSet, 'pack'> & { pack: unknown }>(
    `SELECT code, version, regime, effective_from AS "effectiveFrom", registered_at AS "registeredAt", pack
       FROM rule_set ORDER BY code, version DESC LIMIT 100`,
  );
  return rows.map((row) => Object.assign(new RuleSet(), { ...row, pack: JSON.stringify(row.pack) }));
}

/** Which rule sets the factory went by, the newest first. */
export async function listAdoptions(
  context: RequestContext,
  args: PageArgs & { factoryCode: string },
): Promise<Page<RuleSetAdoption>> {
  const { limit, after } = readPage(args);
  const factoryId = factoryIdOfCode(args.factoryCode);
  const rows = await context.reads.query<RuleSetAdoption>(
    `SELECT no, code || '@' || version AS rules, adopted_on AS "adoptedOn", adopted_by AS "adoptedBy", reason,
       not_in_force_reason AS "notInForceReason" FROM rule_set_adoption
      WHERE factory_id = $1 AND ($2::int IS NULL OR no < $2) ORDER BY no DESC LIMIT $3`,
    [factoryId, after?.[0] ?? null, limit + 1],
  );
  const count = () => countRows(context.reads, 'rule_set_adoption WHERE factory_id = $1', [factoryId]);
  return toPage(rows, limit, (row) => [String(row.no)], count);
}

function toEntitlement(row: EntitlementSqlRow): EntitlementType {
  return Object.assign(new EntitlementType(), {
    kind: row.kind,
    amount: row.amount_fen,
    payer: row.payer,
    claimClass: row.claim_class,
    monthly: row.recurrence === 'MONTHLY',
    rules: row.rules,
    trace: row.trace,
  });
}
