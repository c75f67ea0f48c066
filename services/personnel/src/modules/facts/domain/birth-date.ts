import type { LocalDate } from '@anzhi/domain';

/** What a document of the archive says of a birth date, and when it was made. */
export interface ArchiveBirthRecord {
  readonly recordedOn: LocalDate;
  readonly birthDate: LocalDate;
  readonly document: string;
}

/** The recognised birth date, and on what it rests. */
export interface BirthRecognition {
  readonly recognised: LocalDate;
  readonly basis: 'IDENTITY_NUMBER' | 'EARLIEST_ARCHIVE';
  readonly archive: ArchiveBirthRecord;
}

/**
 * 劳社部发[1999]8号 二(二): where the identity number and the archive differ, what the archive recorded first decides. Of
 * records of one day the one that agrees with the identity number stands first.
 * @throws RangeError without any record: callers refuse that before
 */
export function recognizeBirth(
  identityDate: LocalDate,
  records: readonly ArchiveBirthRecord[],
): BirthRecognition {
  const rank = (record: ArchiveBirthRecord): string =>
    `${record.recordedOn}|${record.birthDate === identityDate ? 0 : 1}|${record.birthDate}`;
  const [archive] = [...records].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  if (archive === undefined) throw new RangeError('a birth date is recognised from at least one record');
  const basis = archive.birthDate === identityDate ? 'IDENTITY_NUMBER' : 'EARLIEST_ARCHIVE';
  return { recognised: archive.birthDate, basis, archive };
}
