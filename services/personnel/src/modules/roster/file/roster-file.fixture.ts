import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { RosterSummary, RowOutcome } from '../domain/check-roster.js';
import type { RosterCheckOptions } from '../domain/check-row.js';
import { CHECK_OPTIONS } from '../domain/roster.fixture.js';
import { RosterFileError } from '../domain/roster-file-error.js';
import type { RosterProblem } from '../domain/roster-problem.js';
import type { RosterRow } from '../domain/roster-row.js';
import { checkRosterFile } from './check-roster-file.js';
import type { ReadRosterFileOptions } from './read-roster-file.js';

/** For tests: the sample rosters inside the repository. */
export const sampleRoster = (name: string): string =>
  join(__dirname, '../../../../../../infra/demo/data', name);

export interface CheckedFile {
  readonly summary: RosterSummary;
  readonly accepted: RosterRow[];
  readonly problems: RosterProblem[];
  readonly warnings: RosterProblem[];
}

/** For tests: reads and checks a whole file and gathers everything. */
export async function checkAll(
  stream: AsyncIterable<Buffer>,
  options: Partial<RosterCheckOptions> & ReadRosterFileOptions = {},
): Promise<CheckedFile> {
  const run = checkRosterFile(stream, { ...CHECK_OPTIONS, ...options });
  const outcomes: RowOutcome[] = [];
  for (;;) {
    const step = await run.next();
    if (step.done) {
      return {
        summary: step.value,
        accepted: outcomes.flatMap((o) => (o.kind === 'accepted' ? [o.row] : [])),
        problems: outcomes.flatMap((o) => (o.kind === 'rejected' ? o.problems : [])),
        warnings: outcomes.flatMap((o) => o.warnings),
      };
    }
    for (const o of step.value) if (o.kind !== 'skipped' || o.warnings.length > 0) outcomes.push(o);
  }
}

/** For tests: the error for the file as a whole; fails when the file is read without one. */
export async function fileError(
  stream: AsyncIterable<Buffer>,
  options: ReadRosterFileOptions = {},
): Promise<RosterFileError> {
  const result = await checkAll(stream, options).catch((error: unknown) => error);
  if (result instanceof RosterFileError) return result;
  throw new Error('expected the file to be refused as a whole', { cause: result });
}

/** For tests: a sample file as a stream. */
export const streamOf = (name: string): AsyncIterable<Buffer> => createReadStream(sampleRoster(name));

/** For tests: bytes as a stream of pieces of `size`, so that characters, quotes and line ends are cut anywhere. */
export async function* pieces(bytes: Buffer | string, size = 64): AsyncGenerator<Buffer> {
  const all = Buffer.from(bytes);
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
}
