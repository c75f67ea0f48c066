import type { Tx } from '@anzhi/service-kit';
import {
  loadRecords,
  periodFault,
  type ServicePeriod,
  servicePeriodsOf,
  specialWorkOf,
  specialWorkOutside,
} from '../facts/index.js';
import { closeAmendment, isRefused, openAmendment } from './open-amendment.js';
import type { RecordServicePeriodsInput } from './service-periods.inputs.js';
import { ServicePeriodInvalidError, ServicePeriodsOverlapError } from './service-periods.results.js';
import { SpecialWorkOutsideEmploymentError } from './special-work.errors.js';

/**
 * Records all service of a person in place of what stood, or of what the roster's dates gave. Years that a prior unit
 * compensated never count again (实施条例 10). Emits EmployeeAmended; the person is calculated anew.
 */
export async function recordServicePeriods(tx: Tx, input: RecordServicePeriodsInput) {
  const opened = await openAmendment(tx, input);
  if (isRefused(opened)) return opened;
  const { factoryId, employee, today } = opened;
  const periods = input.periods.map((period): ServicePeriod => ({ ...period, to: period.to ?? null }));
  periods.sort((a, b) => (a.from < b.from ? -1 : 1));
  const fault = periodFault(periods, employee.birthDate, today);
  if (fault?.kind === 'OVERLAP') return new ServicePeriodsOverlapError(fault.first, fault.second);
  if (fault) return new ServicePeriodInvalidError(fault.period, fault.why);
  const records = await loadRecords(tx, factoryId, [employee.employeeId]);
  const { servicePeriods: recorded, specialWork } = records.of(employee.employeeId);
  const outside = specialWorkOutside(specialWork ?? specialWorkOf(employee), periods, today);
  if (outside) return new SpecialWorkOutsideEmploymentError(outside);
  await replacePeriods(tx, factoryId, employee.employeeId, periods);
  return closeAmendment(tx, opened, input, {
    kind: 'SERVICE_PERIODS',
    before: recorded ? recorded.map(written) : { fromRoster: servicePeriodsOf(employee).map(written) },
    after: periods.map(written),
  });
}

/** One order of keys, so that equal periods are equal text. */
const written = (period: ServicePeriod): ServicePeriod => ({
  from: period.from,
  to: period.to,
  kind: period.kind,
  countsForCompensation: period.countsForCompensation,
  countsForSeniority: period.countsForSeniority,
  compensationPaidByPrior: period.compensationPaidByPrior,
  contributed: period.contributed,
});

async function replacePeriods(
  tx: Tx,
  factoryId: string,
  employeeId: string,
  periods: readonly ServicePeriod[],
): Promise<void> {
  await tx.query('DELETE FROM service_period WHERE factory_id = $1 AND employee_id = $2', [
    factoryId,
    employeeId,
  ]);
  await tx.query(
    `INSERT INTO service_period (factory_id, employee_id, from_on, to_on, kind, counts_for_comp, counts_for_seniority,
       comp_paid_by_prior, contributed)
     SELECT $1, $2, "from", "to", kind, "countsForCompensation", "countsForSeniority", "compensationPaidByPrior", contributed
       FROM jsonb_to_recordset($3::jsonb) AS r("from" date, "to" date, kind text, "countsForCompensation" boolean,
            "countsForSeniority" boolean, "compensationPaidByPrior" boolean, contributed boolean)`,
    [factoryId, employeeId, JSON.stringify(periods)],
  );
}
