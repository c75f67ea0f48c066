import { parseOpaqueId } from '@anzhi/domain';
import { countRows, type Page, type RequestContext, readPage, toPage } from '@anzhi/graphql-kit';
import { factoryIdOfCode } from '@anzhi/service-kit';
import type { CalculationJobsArgs } from './job.inputs.js';
import { listJobs, readJob } from './job.store.js';
import type { CalculationJob } from './job.type.js';
import { JOB_ID, toCalculationJob } from './job.view.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A job by its opaque id; null when there is none. */
export async function findCalculationJob(
  context: RequestContext,
  id: string,
): Promise<CalculationJob | null> {
  const { factoryId, key } = parseOpaqueId(JOB_ID, id);
  const job = UUID.test(key) ? await readJob(context.reads, factoryId, key) : null;
  return job ? toCalculationJob(job) : null;
}

/** Jobs of a factory, the newest first. */
export async function listCalculationJobs(
  context: RequestContext,
  args: CalculationJobsArgs,
): Promise<Page<CalculationJob>> {
  const { limit, after } = readPage(args);
  const factoryId = factoryIdOfCode(args.factoryCode);
  const jobs = await listJobs(context.reads, factoryId, after?.[0] ?? null, limit + 1);
  const count = () => countRows(context.reads, 'calculation_job WHERE factory_id = $1', [factoryId]);
  const page = toPage(jobs, limit, (job) => [job.id], count);
  return { ...page, nodes: page.nodes.map(toCalculationJob) };
}
