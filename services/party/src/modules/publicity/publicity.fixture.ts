import { EmployeesEnrolled, RosterFrozen } from '@anzhi/contracts';
import { startTestService, type TestService } from '@anzhi/service-testing';
import { migrations } from '../../migrations/index.js';
import { modules } from '../index.js';

/** Party with GZ-01 and GZ-02, on 19 August 2026; nobody is enrolled. */
export async function startPublicity(): Promise<TestService> {
  const service = await startTestService({
    service: 'party',
    modules,
    migrations,
    factories: [
      { id: 'gz-01', code: 'GZ-01', simulatedAt: '2026-08-19T09:00:00+08:00' },
      { id: 'gz-02', code: 'GZ-02', simulatedAt: '2026-08-19T09:00:00+08:00' },
    ],
  });
  await service.sql(
    `INSERT INTO factory (factory_id, code, name, city, site, clock_mode, clock_at)
     SELECT f, upper(f), '赣江汽修厂', '赣州市', '红旗大道 1 号', 'SIMULATED', '2026-08-19T09:00:00+08:00' FROM unnest($1::text[]) AS f`,
    [['gz-01', 'gz-02']],
  );
  return service;
}

export const numberOf = (index: number): string => `GZ${String(index).padStart(5, '0')}`;
export const idOf = (index: number): string => `person-${index}`;

/** People `from` to `to` enter the roster of GZ-01, as personnel tells it. */
export async function enrol(service: TestService, from: number, to: number): Promise<void> {
  for (let at = from; at <= to; at += 500) {
    const employees = Array.from({ length: Math.min(500, to - at + 1) }, (_, index) => ({
      employeeId: idOf(at + index),
      employeeNo: numberOf(at + index),
      category: 'ACTIVE_ON_POST',
    }));
    await service.deliver(EmployeesEnrolled, 'gz-01', 'roster', { importId: 'i', employees });
  }
}

export const freeze = (service: TestService, total: number): Promise<void> =>
  service.deliver(RosterFrozen, 'gz-01', 'roster', {
    asOf: '2026-08-18',
    total,
    counts: { ACTIVE_ON_POST: total },
  });

/** The publicity of factories, as headquarters sees it. */
export async function publicityOf(
  service: TestService,
  fields: string,
  ids: readonly string[] = ['gz-01'],
): Promise<Record<string, unknown>[]> {
  const { _entities } = await service
    .as('hq-analyst')
    .query<{ _entities: { organization: { publicity: Record<string, unknown> } }[] }>(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Factory { organization { publicity { ${fields} } } } } }`,
      { of: ids.map((id) => ({ __typename: 'Factory', id })) },
    );
  return _entities.map((factory) => factory.organization.publicity);
}
