import type { Tx } from '@anzhi/service-kit';
import {
  affectedBy,
  type CalculationTerms,
  calculateNext,
  catchUp,
  lockCalculation,
  lockFactsFinal,
  makeCurrent,
  storeEntitlements,
  type Tally,
  termsOf,
} from '../entitlements/index.js';
import { lockRoster } from '../roster/index.js';
import { changedMeanwhile, endJob, type JobRow, lockJob } from './job.store.js';

/** People calculated anew in one go at the change-over. */
const STEP = 1_000;

/**
 * Makes the results of a job current in one step: nobody changes facts or amounts meanwhile, people who came or changed
 * since the job began are calculated first, so that nothing is lost. False when the job is this worker's no more.
 */
export async function changeOver(
  tx: Tx,
  claimed: JobRow,
  terms: CalculationTerms,
  reached: Tally,
): Promise<boolean> {
  const { factoryId, id, calculationId } = claimed;
  await lockRoster(tx, factoryId);
  await lockCalculation(tx, factoryId);
  const job = await lockJob(tx, factoryId, id);
  if (job?.status !== 'RUNNING' || job.tally.afterSerial !== reached.afterSerial) return false;
  if (await lockFactsFinal(tx, factoryId)) {
    await endJob(tx, job, { status: 'FAILED', why: FACTS_FINAL, tally: job.tally });
    return false;
  }
  // Facts may have moved since the job began, and with them what amounts read of the whole factory.
  const now = await termsOf(tx, factoryId, terms.pack, job.asOf);
  let tally = await calculateLatecomers(tx, job, now, reached);
  const changed = await affectedBy(tx, factoryId, now.pack, await changedMeanwhile(tx, job));
  for (let at = 0; at < changed.length; at += STEP)
    tally = await catchUp(tx, factoryId, calculationId, now, tally, changed.slice(at, at + STEP));
  const head = { id: calculationId, rules: job.rules, asOf: job.asOf };
  await makeCurrent(tx, factoryId, { ...head, tally, by: job.requestedBy });
  await endJob(tx, job, { status: 'DONE', why: null, tally });
  return true;
}

const FACTS_FINAL = '三榜已定案,测算结果不再变更 (the posted facts became final)';

async function calculateLatecomers(
  tx: Tx,
  job: JobRow,
  terms: CalculationTerms,
  reached: Tally,
): Promise<Tally> {
  let tally = reached;
  for (;;) {
    const chunk = await calculateNext(tx, job.factoryId, terms, tally);
    if (!chunk) return tally;
    await storeEntitlements(tx, job.factoryId, job.calculationId, chunk.rows);
    ({ tally } = chunk);
  }
}
