import { ZodError } from 'zod';
import { parseRulePack, type RulePack } from '../../rules/domain/rule-pack.js';

/** One parameter of the pack put otherwise: where it stands, as `averages.cityMonthlyWage`, and its value as JSON. */
export interface Override {
  readonly path: string;
  /** JSON: `"7500.00"`, `12`, `{"MALE": 60, …}`; plain text that is no JSON stands for itself. */
  readonly value: string;
}

export interface OverrideFault {
  readonly path: string;
  readonly problem: string;
}

/** The source of an overridden parameter: not law, but this assumption. */
const ASSUMED = { law: '情景假设', article: '' };

/**
 * A pack with some parameters put otherwise, checked against the shape of packs; or every fault by its path. The pack
 * given is not touched, and each overridden parameter cites the assumption, not the law.
 */
export function overridePack(
  pack: RulePack,
  overrides: readonly Override[],
): { readonly pack: RulePack } | { readonly faults: readonly OverrideFault[] } {
  const draft = structuredClone(pack);
  const faults: OverrideFault[] = [];
  const seen = new Set<string>();
  for (const { path, value } of overrides) {
    const found = parameterAt(draft, path);
    if (seen.has(path)) faults.push({ path, problem: 'given twice' });
    else if (found === null) faults.push({ path, problem: 'no parameter of the rule set stands there' });
    else Object.assign(found, ASSUMED, { value: readValue(value) });
    seen.add(path);
  }
  if (faults.length > 0) return { faults };
  try {
    return { pack: parseRulePack(draft) };
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    return {
      faults: error.issues.map(({ path, message }) => ({
        path: path.filter((part) => part !== 'value').join('.'),
        problem: message,
      })),
    };
  }
}

function parameterAt(pack: RulePack, path: string): object | null {
  let node: unknown = pack;
  for (const part of path.split('.')) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, part)) return null;
    node = (node as Record<string, unknown>)[part];
  }
  return typeof node === 'object' && node !== null && Object.hasOwn(node, 'value') ? node : null;
}

function readValue(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    // A bare decimal stands for money or a rate, which packs write as text; counts have no point.
    return typeof value === 'number' && text.includes('.') ? text : value;
  } catch {
    return text;
  }
}
