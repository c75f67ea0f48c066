import { createHash } from 'node:crypto';
import { addMonths, maxDate, opaqueId, yearMonthOf } from '@anzhi/domain';
import type { FactoryCipher, Tx } from '@anzhi/service-kit';
import { v7 as newId } from 'uuid';
import { builtInPack } from '../../rules/domain/packs.js';
import { calculateRetirement, retirementTerms } from '../../rules/domain/retirement.js';
import type { RosterSummary, RowOutcome } from '../domain/check-roster.js';
import type { RosterCheckOptions } from '../domain/check-row.js';
import { RosterFileError } from '../domain/roster-file-error.js';
import { checkRosterFile } from '../file/check-roster-file.js';
import { rosterState } from '../roster-state.js';
import { enrolledPeople } from './enrolled-people.js';
import { type NotedRow, noteRows, stageRows } from './staged-rows.store.js';

/** Bytes handed to the check at once: one statement stores what a piece holds, some 1,500 rows. */
const PIECE_BYTES = 256 * 1024;

/** One import of the file `bytes`; `importId` is the uuid of its row. */
interface Upload {
  readonly factoryId: string;
  readonly importId: string;
  readonly bytes: Buffer;
}

type Staged =
  | { readonly kind: 'checked'; readonly summary: RosterSummary }
  | { readonly kind: 'refused'; readonly error: RosterFileError };

/**
 * Checks a roster file and stores what came of it: accepted rows staged until the commit, rejected ones with all their
 * problems; a file that cannot be used as a whole leaves nothing but its refusal.
 * @returns the opaque id of the import
 */
export async function checkUpload(tx: Tx, factoryId: string, bytes: Buffer): Promise<{ id: string }> {
  const upload = { factoryId, importId: newId(), bytes };
  const options = await checkOptions(tx, factoryId);
  const staged = await tx.undoUnless(
    () => stageFile(tx, upload, options),
    (outcome) => outcome.kind === 'checked',
  );
  await storeImport(tx, upload, staged);
  return { id: opaqueId('import', factoryId, upload.importId) };
}

/** Before the declaration a roster is drawn up as of the day that is planned for it, at most so far ahead. */
const LOOK_AHEAD_MONTHS = 12;

async function checkOptions(tx: Tx, factoryId: string): Promise<RosterCheckOptions> {
  const { date } = await tx.clock.now(factoryId);
  const { regime, declaredOn } = await rosterState(tx, factoryId);
  const terms = retirementTerms(builtInPack(regime ?? 'STATUTORY'));
  const enrolled = await enrolledPeople(tx, await tx.cipher(factoryId), factoryId);
  return {
    asOf: declaredOn === null ? addMonths(date, LOOK_AHEAD_MONTHS) : maxDate(declaredOn, date),
    thisMonth: yearMonthOf(date),
    retirementMonth: (person) => calculateRetirement(person, terms).month,
    ...(enrolled && { enrolled }),
  };
}

async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}

async function stageFile(tx: Tx, upload: Upload, options: RosterCheckOptions): Promise<Staged> {
  const cipher = await tx.cipher(upload.factoryId);
  const check = checkRosterFile(piecesOf(upload.bytes), options);
  // The next piece is read while the database stores the last one.
  let storing: Promise<void> = Promise.resolve();
  try {
    for (;;) {
      const step = await check.next();
      await storing;
      if (step.done) return { kind: 'checked', summary: step.value };
      storing = storeOutcomes(tx, cipher, upload, step.value);
      storing.catch(() => undefined);
    }
  } catch (error) {
    await storing.catch(() => undefined);
    if (error instanceof RosterFileError) return { kind: 'refused', error };
    throw error;
  }
}

async function storeOutcomes(
  tx: Tx,
  cipher: FactoryCipher,
  upload: Upload,
  outcomes: readonly RowOutcome[],
): Promise<void> {
  const accepted = outcomes.flatMap((outcome) => (outcome.kind === 'accepted' ? [outcome.row] : []));
  await stageRows(tx, cipher, upload, accepted);
  await noteRows(tx, cipher, upload, outcomes.flatMap(notedRow));
}

function notedRow(outcome: RowOutcome): NotedRow[] {
  const { warnings } = outcome;
  const nobody = { employeeNo: null, name: null, identityNumber: null };
  if (outcome.kind === 'rejected') {
    const { line, who, cells, problems } = outcome;
    return [{ line, rejected: true, ...who, cells, problems, warnings }];
  }
  if (warnings.length === 0) return [];
  if (outcome.kind === 'skipped')
    return [{ line: outcome.line, rejected: false, ...nobody, problems: [], warnings }];
  const { line, employeeNo, name, identityNumber } = outcome.row;
  return [{ line, rejected: false, employeeNo, name, identityNumber, problems: [], warnings }];
}

const NOTHING = { rows: 0, accepted: 0, rejected: 0, byCategory: {}, arrearsTotal: 0n };

async function storeImport(tx: Tx, upload: Upload, staged: Staged): Promise<void> {
  const { factoryId, importId, bytes } = upload;
  const { date } = await tx.clock.now(factoryId);
  const summary = staged.kind === 'checked' ? staged.summary : NOTHING;
  await tx.query(
    `INSERT INTO roster_import (factory_id, id, status, file_hash, file_bytes, row_count, accepted_count, rejected_count, counts,
       arrears_total_fen, file_problem, uploaded_on, uploaded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      factoryId,
      importId,
      staged.kind === 'checked' ? 'CHECKED' : 'REJECTED',
      createHash('sha256').update(bytes).digest('hex'),
      bytes.length,
      summary.rows,
      summary.accepted,
      summary.rejected,
      JSON.stringify(summary.byCategory),
      summary.arrearsTotal,
      staged.kind === 'refused' ? JSON.stringify(fileProblem(staged.error)) : null,
      date,
      tx.viewer.subject,
    ],
  );
}

/** A refusal of the whole file, in the shape of a row's problem; line 0 where no line is to blame. */
const fileProblem = ({ line, code, message, messageZh }: RosterFileError) => ({
  line: line ?? 0,
  field: '',
  code,
  message,
  messageZh,
});
