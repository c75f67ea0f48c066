import type { LocalDate } from '@anzhi/domain';
import { countRows, type Page, type RequestContext, readPage, toPage } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { Employee } from '../../roster/index.js';
import { contractState } from './domain/contract-terms.js';
import type { SelfRescueContractsArgs } from './self-rescue.inputs.js';
import {
  CONTRACT_COLUMNS,
  CONTRACT_FROM,
  type ContractRow,
  contractNumber,
  contractOpaqueId,
} from './self-rescue.store.js';
import { SelfRescueContract } from './self-rescue.type.js';

/** A contract as the graph shows it on a day. */
export function toContract(
  { factoryId, wageFen, ...row }: ContractRow,
  today: LocalDate,
): SelfRescueContract {
  const id = contractOpaqueId(factoryId, row.key);
  return Object.assign(new SelfRescueContract(), {
    ...{ ...row, id, wage: wageFen, number: contractNumber(factoryId, row.no) },
    state: contractState(row, row.endedOn, today),
    page: `/files/personnel/self-rescue/${factoryId.toUpperCase()}/${id}.html`,
  });
}

/** As `contractState`, for the filter. */
const STATE = `CASE WHEN c.ended_on IS NOT NULL THEN 'ENDED' WHEN c.valid_to < $2 THEN 'EXPIRED'
  WHEN c.valid_from > $2 THEN 'UPCOMING' ELSE 'IN_FORCE' END`;
const FILTER = `${CONTRACT_FROM} WHERE c.factory_id = $1 AND ($3::text IS NULL OR ${STATE} = $3)`;

/** Contracts of a factory in the order of their numbers. */
export async function listContracts(
  context: RequestContext,
  args: SelfRescueContractsArgs,
): Promise<Page<SelfRescueContract>> {
  const { limit, after } = readPage(args);
  const factoryId = factoryIdOfCode(args.factoryCode);
  const { date: today } = await context.reads.clock.now(factoryId);
  const given = [factoryId, today, args.state ?? null];
  const rows = await context.reads.query<ContractRow>(
    `SELECT ${CONTRACT_COLUMNS} FROM ${FILTER} AND ($4::text IS NULL OR c.no > $4::integer) ORDER BY c.no LIMIT $5`,
    [...given, after?.[0] ?? null, limit + 1],
  );
  return toPage(
    rows.map((row) => toContract(row, today)),
    limit,
    (row) => [String(row.no)],
    () => countRows(context.reads, FILTER, given),
  );
}

/** The newest contract of the employees of one request, in one query for each factory's clock and one for the rows. */
export function contractOf(context: RequestContext, employee: Employee): Promise<SelfRescueContract | null> {
  return context
    .loader<Employee, SelfRescueContract | null>('self-rescue-contract', async (people) => {
      const factoryIds = [...new Set(people.map((person) => person.factoryId))];
      const days = new Map<string, LocalDate>();
      for (const id of factoryIds) days.set(id, (await context.reads.clock.now(id)).date);
      const rows = await context.reads.query<ContractRow>(
        `SELECT DISTINCT ON (c.factory_id, c.employee_id) ${CONTRACT_COLUMNS} FROM ${CONTRACT_FROM}
          WHERE (c.factory_id, c.employee_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))
          ORDER BY c.factory_id, c.employee_id, c.valid_from DESC, c.no DESC`,
        [people.map((person) => person.factoryId), people.map((person) => person.employeeId)],
      );
      const found = new Map(rows.map((row) => [row.employeeId, row]));
      return people.map((person) => {
        const [row, today] = [found.get(person.employeeId), days.get(person.factoryId)];
        return row && today ? toContract(row, today) : null;
      });
    })
    .load(employee);
}
