import { opaqueId, parseOpaqueId } from '@anzhi/domain';
import { UserError } from '@anzhi/graphql-kit';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { readyToCalculate, runningJob } from '../entitlements/index.js';
import type { CancelCalculationInput, StartCalculationInput } from './job.inputs.js';
import {
  CalculationJobEndedError,
  CalculationJobNotFoundError,
  CancelCalculationSuccess,
  StartCalculationSuccess,
} from './job.results.js';
import { endJob, insertJob, type JobRow, lockJob, readJob } from './job.store.js';
import { JOB_ID, toCalculationJob } from './job.view.js';

/**
 * Asks for a calculation of everybody at the factory; a worker does it. Who asks while one waits or runs gets that one.
 * What counts now stays until the new results are complete.
 */
export async function startCalculation(tx: Tx, input: StartCalculationInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const ready = await readyToCalculate(tx, factoryId);
  if (ready instanceof UserError) return ready;
  const running = await runningJob(tx, factoryId);
  const id = running ?? newId();
  if (!running) {
    const { terms, people } = ready;
    const { rules } = terms.pack;
    await insertJob(tx, { factoryId, id, calculationId: newId(), rules, asOf: terms.asOf, total: people });
    tx.audit({
      factoryId,
      action: 'startCalculation',
      entity: 'CalculationJob',
      entityId: opaqueId(JOB_ID, factoryId, id),
      legalBasis: '企业破产法 art. 48',
      after: { rules, people },
    });
  }
  return new StartCalculationSuccess(await shown(tx, factoryId, id), running !== null);
}

/** Stops a job; what counted before goes on counting. */
export async function cancelCalculation(tx: Tx, input: CancelCalculationInput) {
  const { factoryId, key } = parseOpaqueId(JOB_ID, input.jobId);
  const job = UUID.test(key) ? await lockJob(tx, factoryId, key) : null;
  if (!job) return new CalculationJobNotFoundError();
  if (job.status !== 'QUEUED' && job.status !== 'RUNNING') return new CalculationJobEndedError(job.status);
  await endJob(tx, job, { status: 'CANCELLED', why: input.reason, tally: job.tally });
  tx.audit({
    factoryId,
    action: 'cancelCalculation',
    entity: 'CalculationJob',
    entityId: input.jobId,
    legalBasis: input.reason,
  });
  return new CancelCalculationSuccess(await shown(tx, factoryId, key));
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

async function shown(tx: Tx, factoryId: string, id: string) {
  return toCalculationJob((await readJob(tx, factoryId, id)) as JobRow);
}
