import { opaqueId } from '@anzhi/domain';
import { digestText } from '../entitlements/index.js';
import type { JobRow } from './job.store.js';
import { CalculationJob, CalculationJobStatus } from './job.type.js';

export const JOB_ID = 'calculationJob';

/** A job as the graph shows it; totals and hash only once it is done. */
export function toCalculationJob(job: JobRow): CalculationJob {
  const { factoryId, tally } = job;
  const done = job.status === 'DONE';
  const rate = job.workedMs > 0 ? (tally.people * 1_000) / job.workedMs : 0;
  return Object.assign(new CalculationJob(), {
    id: opaqueId(JOB_ID, factoryId, job.id),
    status: CalculationJobStatus[job.status],
    rules: job.rules,
    asOf: job.asOf,
    done: tally.people,
    total: Math.max(job.total, tally.people),
    ratePerSecond: Math.round(rate),
    estimatedEndAt: estimatedEnd(job, rate),
    requestedAt: job.requestedAt.toISOString(),
    startedAt: job.startedAt?.toISOString() ?? null,
    endedAt: job.endedAt?.toISOString() ?? null,
    endedWhy: job.endedWhy,
    calculationId: done ? opaqueId('calculation', factoryId, job.calculationId) : null,
    entitlements: done ? tally.entitlements : null,
    totalAmount: done ? tally.totalFen : null,
    resultHash: done ? digestText(tally.digest) : null,
  });
}

/** When the work will be done at the rate so far, counted from the work done: a pause of the workers is not foreseen. */
function estimatedEnd(job: JobRow, rate: number): string | null {
  if (job.status !== 'RUNNING' || rate === 0 || !job.startedAt) return null;
  const remaining = Math.max(0, job.total - job.tally.people) / rate;
  return new Date(job.startedAt.getTime() + job.workedMs + remaining * 1_000).toISOString();
}
