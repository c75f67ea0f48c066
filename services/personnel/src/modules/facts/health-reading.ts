import { groupRows, type RequestContext } from '@anzhi/graphql-kit';
import { holdsRole, scopeOfFactory } from '@anzhi/service-kit';
import type { Employee } from '../roster/index.js';

/** Records of health that only those who settle them read, and what each reading is called in the audit. */
const READINGS = {
  INJURY: 'readInjury',
  STATUS: 'readStatusFacts',
  HISTORY: 'readHealthHistory',
} as const;
export type HealthRecord = keyof typeof READINGS;

/**
 * Notes that somebody reads another person's record of health, before it is shown (个人信息保护法 28, 51); people of one request
 * in one write per factory. The person, and who acts for them, read their own without a note.
 * @throws what the database throws: no note, no reading
 */
export async function noteHealthReading(
  context: RequestContext,
  employee: Employee,
  record: HealthRecord,
): Promise<void> {
  if (isOwn(context, employee)) return;
  await context
    .loader<Employee, true>(`health-reading:${record}`, async (people) => {
      for (const [factoryId, group] of groupRows(people, (person) => person.factoryId))
        await writeNotes(context, factoryId, group, record);
      return people.map(() => true);
    })
    .load(employee);
}

const isOwn = ({ viewer }: RequestContext, { factoryId, employeeNo }: Employee): boolean =>
  viewer.self?.factoryId === factoryId &&
  viewer.self.employeeNo.toUpperCase() === employeeNo.toUpperCase() &&
  holdsRole(viewer, ['employee', 'agent'], factoryId);

function writeNotes(
  { database, viewer }: RequestContext,
  factoryId: string,
  people: readonly Employee[],
  record: HealthRecord,
): Promise<void> {
  return database.write(viewer, scopeOfFactory(factoryId), async (tx) => {
    tx.audit(
      ...people.map(({ id }) => ({
        ...{ factoryId, action: READINGS[record], entity: 'Employee', entityId: id },
        legalBasis: '个人信息保护法 art. 28',
      })),
    );
  });
}
