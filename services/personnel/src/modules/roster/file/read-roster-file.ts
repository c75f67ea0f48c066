import type { RawRow } from '../domain/roster-row.js';
import { limitedTo, sampled } from './limited-stream.js';
import { readCsv } from './read-csv.js';
import { DEFAULT_MAX_INFLATED_BYTES, readXlsx } from './read-xlsx.js';
import { detectFileType, SAMPLE_BYTES } from './roster-file-type.js';

/** Limits of one upload, in bytes. */
export interface ReadRosterFileOptions {
  /** Default 64 MB (decision 18). */
  readonly maxBytes?: number;
  /** How much a workbook may unpack to. Default 1 GB. */
  readonly maxInflatedBytes?: number;
}

/** 64 MB, decision 18. */
export const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

/**
 * Reads a roster file (CSV in UTF-8 or GB18030, or XLSX, told apart by content) into records in batches: the fast way, one wait per
 * piece of the stream. A CSV is read as it arrives; a workbook is gathered first, for a zip is read from its end.
 * Throws RosterFileError, FILE_TOO_LARGE as soon as the limit is passed.
 */
export async function* readRosterBatches(
  stream: AsyncIterable<Buffer>,
  options: ReadRosterFileOptions = {},
): AsyncGenerator<RawRow[]> {
  const { sample, whole } = await sampled(limitedTo(stream, options.maxBytes ?? DEFAULT_MAX_BYTES));
  const type = detectFileType(sample.subarray(0, SAMPLE_BYTES));
  if (type.kind === 'csv') yield* readCsv(whole, type.encoding);
  else yield* readXlsx(whole, options.maxInflatedBytes ?? DEFAULT_MAX_INFLATED_BYTES);
}

/** As readRosterBatches, one record at a time: the header first, as it stands in the file. */
export async function* readRosterFile(
  stream: AsyncIterable<Buffer>,
  options: ReadRosterFileOptions = {},
): AsyncGenerator<RawRow> {
  for await (const batch of readRosterBatches(stream, options)) yield* batch;
}
