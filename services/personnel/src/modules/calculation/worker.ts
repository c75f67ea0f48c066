import { type Database, scopeOfFactory, systemViewer } from '@anzhi/service-kit';
import {
  type CalculatedChunk,
  calculateNext,
  packOf,
  removeCalculation,
  storeEntitlements,
  type Tally,
  termsOf,
} from '../entitlements/index.js';
import { changeOver } from './change-over.service.js';
import {
  claimJob,
  endJob,
  type JobRow,
  lockJob,
  markCleaned,
  noteProgress,
  releaseJob,
  uncleanedJob,
} from './job.store.js';

/** One of several workers that share the jobs. */
export interface Worker {
  readonly database: Database;
  /** Unique among all replicas. */
  readonly name: string;
  /** Without a sign of life for so long its job goes to another; every chunk is a sign of life. */
  readonly leaseMs: number;
  /** Milliseconds of the machine, for the rate only. */
  readonly now: () => number;
  /** True once the process ends: the job is given back after the chunk under way. */
  readonly isStopping?: () => boolean;
  /** Told after each chunk was stored. */
  readonly onChunk?: (tally: Tally) => Promise<void> | void;
}

/** A job that failed so often without a single chunk fails for good: it would hold the others up. */
const MAX_ATTEMPTS = 5;

const viewer = systemViewer('personnel', 'calculation');

/** Takes one job, if any waits, and works until it ends or is lost. True when there was one. */
export async function workOnce(worker: Worker): Promise<boolean> {
  const job = await worker.database.write(viewer, { kind: 'group' }, (tx) =>
    claimJob(tx, worker.name, worker.leaseMs),
  );
  if (!job) return false;
  if (job.attempts > MAX_ATTEMPTS) await giveUp(worker, job);
  else await calculate(worker, job);
  return true;
}

/** Removes rows of jobs that ended without results, one job at a time. True when there was one. */
export async function cleanOnce({ database }: Pick<Worker, 'database'>): Promise<boolean> {
  return database.write(viewer, { kind: 'group' }, async (tx) => {
    const job = await uncleanedJob(tx);
    if (!job) return false;
    await removeCalculation(tx, job.factoryId, job.calculationId);
    await markCleaned(tx, job);
    return true;
  });
}

/** Chunk by chunk, each in a transaction of its own; the next one is calculated while the database stores the last. */
async function calculate(worker: Worker, job: JobRow): Promise<void> {
  const { database } = worker;
  const scope = scopeOfFactory(job.factoryId);
  const terms = await database.read(
    viewer,
    async (tx) => termsOf(tx, job.factoryId, await packOf(tx, job.rules, job.asOf), job.asOf),
    scope,
  );
  const next = (tally: Tally): Promise<CalculatedChunk | null> => {
    const chunk = database.read(viewer, (tx) => calculateNext(tx, job.factoryId, terms, tally), scope);
    // Awaited in the next turn, or dropped with the job; a failure until then is no unhandled one.
    chunk.catch(() => undefined);
    return chunk;
  };
  let { tally } = job;
  let began = worker.now();
  let chunk = await next(tally);
  while (chunk) {
    ({ tally } = chunk);
    const following = next(tally);
    const workedMs = worker.now() - began;
    began = worker.now();
    if (!(await storeChunk(worker, job, chunk, workedMs))) return void (await following);
    await worker.onChunk?.(tally);
    if (worker.isStopping?.()) {
      await following;
      return database.write(viewer, scope, (tx) => releaseJob(tx, job, worker.name));
    }
    chunk = await following;
  }
  await database.write(viewer, scope, (tx) => changeOver(tx, job, terms, tally));
}

function storeChunk(
  { database, name, leaseMs }: Worker,
  job: JobRow,
  { rows, tally }: CalculatedChunk,
  workedMs: number,
): Promise<boolean> {
  return database.write(viewer, scopeOfFactory(job.factoryId), async (tx) => {
    if (!(await noteProgress(tx, job, name, leaseMs, { tally, workedMs }))) return false;
    await storeEntitlements(tx, job.factoryId, job.calculationId, rows);
    return true;
  });
}

async function giveUp({ database }: Worker, { factoryId, id }: JobRow): Promise<void> {
  await database.write(viewer, scopeOfFactory(factoryId), async (tx) => {
    const job = await lockJob(tx, factoryId, id);
    if (job?.status !== 'RUNNING') return;
    await endJob(tx, job, { status: 'FAILED', why: GAVE_UP, tally: job.tally });
  });
}

const GAVE_UP = `${MAX_ATTEMPTS}次尝试均未完成,请联系管理员 (no progress in ${MAX_ATTEMPTS} attempts; see the log of the service)`;
