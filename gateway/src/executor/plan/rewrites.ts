import type { FetchDataRewrite } from '@apollo/query-planner';
import { isJson, type Json, own, put } from '../../json.js';
import type { FitsType } from './type-conditions.js';

/** Changes data in place on its way to or from a subgraph. */
export type Rewrite = (data: Json) => void;

const CONDITION = '... on ';

/** Null where the plan rewrites nothing. */
export function compileRewrites(
  rewrites: readonly FetchDataRewrite[] | undefined,
  fits: FitsType,
): Rewrite | null {
  if (!rewrites || rewrites.length === 0) return null;
  const compiled = rewrites.map((rewrite) => {
    const change = changeOf(rewrite);
    const path = rewrite.path.slice(0, -1);
    return (data: Json) => changeAt(data, path, change, fits);
  });
  return (data) => {
    for (const rewrite of compiled) rewrite(data);
  };
}

/** Names that a subgraph's answer, and so the path of its errors, uses in place of those of the whole answer. */
export function renamesOf(rewrites: readonly FetchDataRewrite[] | undefined): ReadonlyMap<string, string> {
  const renames = new Map<string, string>();
  for (const rewrite of rewrites ?? []) {
    const last = rewrite.path.at(-1);
    if (rewrite.kind === 'KeyRenamer' && last !== undefined) renames.set(last, rewrite.renameKeyTo);
  }
  return renames;
}

function changeOf(rewrite: FetchDataRewrite): Rewrite {
  const name = rewrite.path.at(-1) ?? '';
  if (rewrite.kind === 'ValueSetter') return (object) => put(object, name, rewrite.setValueTo);
  return (object) => {
    const value = own(object, name);
    if (value === undefined) return;
    put(object, rewrite.renameKeyTo, value);
    put(object, name, undefined);
  };
}

function changeAt(data: unknown, path: readonly string[], change: Rewrite, fits: FitsType): void {
  if (Array.isArray(data)) {
    for (const element of data) changeAt(element, path, change, fits);
    return;
  }
  if (!isJson(data)) return;
  const [step, ...rest] = path;
  if (step === undefined) change(data);
  else if (!step.startsWith(CONDITION)) changeAt(own(data, step), rest, change, fits);
  else if (fits(data, step.slice(CONDITION.length), true)) changeAt(data, rest, change, fits);
}
