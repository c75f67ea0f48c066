import type { LocalDate } from '@anzhi/domain';
import type { Tx } from '@anzhi/service-kit';
import { ClosureDateInFutureError, ClosureProjectNotFoundError } from './closure.errors.js';
import type { RecordClosureMilestoneInput } from './closure.inputs.js';
import { toClosureProject } from './closure.mapper.js';
import {
  MilestoneBeforeTriggerError,
  MilestoneNotOpenError,
  MilestoneRecordedError,
  RecordClosureMilestoneSuccess,
} from './closure.results.js';
import { lockProject } from './closure.service.js';
import { type MilestoneKind, triggerOf } from './domain/milestones.js';

/** Records that a step with a legal clock was done (企业破产法 arts. 14, 62, 107); each is recorded once. */
export async function recordClosureMilestone(tx: Tx, input: RecordClosureMilestoneInput) {
  const row = await lockProject(tx, input.closureProjectId);
  if (!row) return new ClosureProjectNotFoundError();
  const { factoryId, id } = row;
  const kind: MilestoneKind = input.kind;
  const trigger = kind === 'CLAIM_FILING' ? null : triggerOf(row, kind);
  if (!trigger) return new MilestoneNotOpenError(kind);
  const { date: today } = await tx.clock.now(factoryId);
  if (input.doneOn > today) return new ClosureDateInFutureError('doneOn', today);
  if (input.doneOn < trigger) return new MilestoneBeforeTriggerError(trigger);
  const [known] = await tx.query<{ done_on: LocalDate }>(
    'SELECT done_on FROM closure_milestone WHERE factory_id = $1 AND project_id = $2 AND kind = $3',
    [factoryId, id, kind],
  );
  if (known) return new MilestoneRecordedError(kind, known.done_on);
  await tx.query(
    'INSERT INTO closure_milestone (factory_id, project_id, kind, done_on, evidence) VALUES ($1, $2, $3, $4, $5)',
    [factoryId, id, kind, input.doneOn, input.evidence],
  );
  return new RecordClosureMilestoneSuccess(toClosureProject(row));
}
