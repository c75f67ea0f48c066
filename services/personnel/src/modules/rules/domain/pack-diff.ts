import type { Citation, RulePack } from './rule-pack.js';

/** One parameter that differs between two packs. Values as JSON; null where a pack does not have it. */
export interface ParameterChange {
  /** Its place in the pack, `compensation.capMultiple`. */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
  /** The law on which the new value rests; the old one's where it is gone. Null where the place is none of law. */
  readonly citation: Citation | null;
}

/** What a pack says of itself, not of anybody's amount. */
const LABELS = ['code', 'version', 'title', 'effectiveFrom'];

/** Every parameter that differs, in order of the pack; a changed citation alone is a change too. Pure. */
export function diffPacks(before: RulePack, after: RulePack): ParameterChange[] {
  const changes: ParameterChange[] = [];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  for (const key of keys) {
    if (LABELS.includes(key)) continue;
    compare(key, before[key as keyof RulePack], after[key as keyof RulePack], changes);
  }
  return changes;
}

function compare(path: string, before: unknown, after: unknown, changes: ParameterChange[]): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  if (isPlain(before) && isPlain(after) && !citationOf(before) && !citationOf(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      compare(`${path}.${key}`, before[key], after[key], changes);
    return;
  }
  const citation = citationOf(after) ?? citationOf(before);
  changes.push({ path, before: textOf(before), after: textOf(after), citation });
}

type Plain = Record<string, unknown>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function citationOf(value: unknown): Citation | null {
  if (!isPlain(value) || typeof value['law'] !== 'string') return null;
  return { law: value['law'], article: String(value['article'] ?? '') };
}

function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return JSON.stringify(isPlain(value) && 'value' in value ? value['value'] : value);
}
