import { formatYuan } from '@anzhi/domain';

/** One corrected fact as people read it, named as on Employee; null where nothing stood or stands, or where the value names a person. */
export interface FactChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** The facts of an amendment as they are stored: JSON, money as digits of fen. */
export type StoredFacts = Readonly<Record<string, unknown>>;

const plain = (value: unknown): string => String(value);
const yuan = (value: unknown): string => formatYuan(BigInt(String(value)));
const partOf = (value: unknown, part: string): string => String((value as StoredFacts)[part]);
const span = (value: unknown): string => `${partOf(value, 'from')} – ${partOf(value, 'to')}`;

/** How each fact is written. A fact that is not here never shows its value: names and numbers that identify people. */
const WRITTEN: Readonly<Record<string, (value: unknown) => string>> = {
  gender: plain,
  birthDate: plain,
  category: plain,
  status: plain,
  employmentForm: plain,
  positionKind: plain,
  unit: plain,
  post: plain,
  joinWorkOn: plain,
  joinUnitOn: plain,
  injuryGrade: plain,
  averageWageFen: yuan,
  specialWork: (value) => `${partOf(value, 'type')} ${span(value)}`,
  arrears: (value) => `${span(value)}, ${yuan(partOf(value, 'monthlyFen'))}`,
};

/** Stored names that readers know by another: the amount is shown in yuan. */
const PUBLIC_NAMES: Readonly<Record<string, string>> = { averageWageFen: 'averageWage' };

/**
 * The corrected facts of an amendment, before and after as text, in the order in which they are stored: dates and codes
 * as they stand, wages in yuan, spans as `from – to`. Values that identify a person (name, employee number) are null.
 */
export function amendmentChanges(before: StoredFacts, after: StoredFacts): FactChange[] {
  return Object.keys(after).map((field) => {
    const write = WRITTEN[field];
    const text = (value: unknown): string | null =>
      write === undefined || value === null || value === undefined ? null : write(value);
    return { field: PUBLIC_NAMES[field] ?? field, before: text(before[field]), after: text(after[field]) };
  });
}
