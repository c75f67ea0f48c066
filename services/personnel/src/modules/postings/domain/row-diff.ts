import { formatYmdZh } from '@anzhi/domain';
import type { CanonicalValue } from './canonical-json.js';
import { differs, type PostedState } from './posted-row.js';

/** One item of a row that reads otherwise than in the posting before; null where there was nothing. */
export interface ChangedItem {
  readonly item: DiffItem;
  readonly before: string | null;
  readonly after: string | null;
}

const PUBLIC_ITEMS = {
  name: 'NAME',
  unit: 'UNIT',
  age: 'AGE',
  seniority: 'SENIORITY',
  channel: 'CHANNEL',
  resettlementFee: 'RESETTLEMENT_FEE',
  compensation: 'COMPENSATION',
  backPay: 'BACK_PAY',
} as const;
const HIDDEN_ITEMS = {
  specialWork: 'SPECIAL_WORK',
  injuryGrade: 'INJURY',
  otherEntitlements: 'OTHER',
} as const;
type DiffItem =
  | (typeof PUBLIC_ITEMS)[keyof typeof PUBLIC_ITEMS]
  | (typeof HIDDEN_ITEMS)[keyof typeof HIDDEN_ITEMS];

/** What reads otherwise, item by item, hidden items among it: for staff and the person, never for the wall. */
export function changedItems(before: PostedState | null, after: PostedState): ChangedItem[] {
  if (before && !differs(before, after)) return [];
  return [
    ...compare(PUBLIC_ITEMS, before?.publicRow, after.publicRow),
    ...compare(HIDDEN_ITEMS, before?.hidden, after.hidden),
  ];
}

function compare(
  names: Readonly<Record<string, DiffItem>>,
  before: CanonicalValue | undefined,
  after: CanonicalValue,
): ChangedItem[] {
  return Object.entries(names).flatMap(([name, item]) => {
    const [was, is] = [textOf(member(before, name)), textOf(member(after, name))];
    return was === is ? [] : [{ item, before: was, after: is }];
  });
}

const member = (value: CanonicalValue | undefined, name: string): CanonicalValue | undefined =>
  (value as Readonly<Record<string, CanonicalValue>> | undefined)?.[name];

/** A value as a person reads it: lengths of service as 年 and 月, lists with `;`, nothing as null. */
function textOf(value: CanonicalValue | undefined): string | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(textOf).join('; ');
  if (typeof value !== 'object') return String(value);
  const parts = value as Readonly<Record<string, CanonicalValue>>;
  const { years, months, ...others } = parts;
  const length =
    typeof years === 'number' && typeof months === 'number' ? [formatYmdZh({ years, months, days: 0 })] : [];
  return [...Object.values(others).map(String).sort(), ...length].join(' ');
}
