import { parseOpaqueId } from '@anzhi/domain';
import type { ReadTx } from '@anzhi/service-kit';
import type { RosterProblem } from '../domain/roster-problem.js';

/** What is wrong, or worth a look, in the shape that uploaders get. */
export type UploadProblem = Pick<RosterProblem, 'line' | 'field' | 'message' | 'messageZh'> & {
  readonly code: string;
};

/** The answer to an upload; public name of the issue. `problems` are of rejected rows only, all of each row. */
export interface UploadAnswer {
  readonly importId: string;
  readonly status: 'CHECKED' | 'REJECTED';
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly problems: readonly UploadProblem[];
  readonly warnings: readonly UploadProblem[];
}

interface ImportRow {
  row_count: number;
  accepted_count: number;
  rejected_count: number;
  file_problem: UploadProblem | null;
}

const problemOf = ({ line, field, code, message, messageZh }: UploadProblem): UploadProblem => ({
  line,
  field,
  code,
  message,
  messageZh,
});

/**
 * The answer to an upload, read back from what was stored: so the same key gets the same answer, whatever became of
 * the import since.
 */
export async function uploadAnswer(tx: ReadTx, importId: string): Promise<UploadAnswer> {
  const { factoryId, key } = parseOpaqueId('import', importId);
  const [found] = await tx.query<ImportRow>(
    'SELECT row_count, accepted_count, rejected_count, file_problem FROM roster_import WHERE factory_id = $1 AND id = $2',
    [factoryId, key],
  );
  if (!found) throw new Error('the import of an upload is not there');
  const notes = await tx.query<{ problems: UploadProblem[]; warnings: UploadProblem[] }>(
    'SELECT problems, warnings FROM roster_import_row WHERE factory_id = $1 AND import_id = $2 ORDER BY line',
    [factoryId, key],
  );
  const ofRows = notes.flatMap((note) => note.problems);
  return {
    importId,
    status: found.file_problem ? 'REJECTED' : 'CHECKED',
    rows: found.row_count,
    accepted: found.accepted_count,
    rejected: found.rejected_count,
    problems: (found.file_problem ? [found.file_problem] : ofRows).map(problemOf),
    warnings: notes.flatMap((note) => note.warnings).map(problemOf),
  };
}
