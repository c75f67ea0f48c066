import { type RosterSummary, type RowOutcome, startRosterCheck } from '../domain/check-roster.js';
import { type RosterCheckOptions } from '../domain/check-row.js';
import { type ReadRosterFileOptions, readRosterBatches } from './read-roster-file.js';

/**
 * Reads and checks a roster file in one pass: yields what became of each record, in batches and in the order of the file, and returns
 * the counts. Throws RosterFileError for a file that cannot be used as a whole; what was yielded before is then void.
 */
export async function* checkRosterFile(
  stream: AsyncIterable<Buffer>,
  options: RosterCheckOptions & ReadRosterFileOptions,
): AsyncGenerator<RowOutcome[], RosterSummary> {
  const check = startRosterCheck(options);
  for await (const batch of readRosterBatches(stream, options)) yield batch.map((raw) => check.add(raw));
  return check.finish();
}
