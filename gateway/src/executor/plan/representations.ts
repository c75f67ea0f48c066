import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { isJson, type Json, merge, own, put } from '../../json.js';
import type { Rewrite } from './rewrites.js';
import type { FitsType } from './type-conditions.js';

/**
 * What a subgraph is told of an entity so that it knows which one is meant, and what its own fields need, as JSON text;
 * null where the entity lacks any of it.
 */
export type Represent = (entity: Json) => string | null;

/** @param rewrite what the plan changes of representations on their way. */
export function compileRepresentation(
  requires: readonly QueryPlanSelectionNode[],
  rewrite: Rewrite | null,
  fits: FitsType,
): Represent {
  const plain = rewrite ? null : plainKeys(requires);
  const general = generally(requires, rewrite, fits);
  if (!plain) return general;
  const { typename, names } = plain;
  const head = `{"__typename":${JSON.stringify(typename)}`;
  const keys = names.map((name) => ({ name, key: `,${JSON.stringify(name)}:` }));
  return (entity) => {
    if (entity['__typename'] !== typename) return general(entity);
    let text = head;
    for (const { name, key } of keys) {
      const value = own(entity, name);
      if (value === undefined) return null;
      text += key + (typeof value === 'string' && PLAIN.test(value) ? `"${value}"` : JSON.stringify(value));
    }
    return `${text}}`;
  };
}

/** A text that JSON writes as it is; most keys are such. */
const PLAIN = /^[\w-]*$/;

/** The usual case: fields without fields of one type, its name before them. */
function plainKeys(
  requires: readonly QueryPlanSelectionNode[],
): { readonly typename: string; readonly names: readonly string[] } | null {
  const [only, ...others] = requires;
  if (only?.kind !== 'InlineFragment' || !only.typeCondition || others.length > 0) return null;
  const names = only.selections.map((field) =>
    field.kind === 'Field' && !field.selections ? (field.alias ?? field.name) : null,
  );
  const [first, ...rest] = names.filter((name) => name !== null);
  if (first !== '__typename' || rest.length + 1 !== names.length) return null;
  return { typename: only.typeCondition, names: rest };
}

function generally(
  requires: readonly QueryPlanSelectionNode[],
  rewrite: Rewrite | null,
  fits: FitsType,
): Represent {
  return (entity) => {
    const made = select(entity, requires, fits);
    if (!made || !own(made, '__typename')) return null;
    rewrite?.(made);
    return JSON.stringify(made);
  };
}

function select(source: Json, selections: readonly QueryPlanSelectionNode[], fits: FitsType): Json | null {
  const made: Json = {};
  for (const selection of selections) {
    if (selection.kind === 'InlineFragment') {
      if (!selection.typeCondition || !fits(source, selection.typeCondition, false)) continue;
      const part = select(source, selection.selections, fits);
      if (part) merge(made, part);
      continue;
    }
    const name = selection.alias ?? selection.name;
    const value = own(source, name);
    if (value === undefined) return null;
    put(made, name, selection.selections ? selectIn(value, selection.selections, fits) : value);
  }
  return made;
}

function selectIn(value: unknown, selections: readonly QueryPlanSelectionNode[], fits: FitsType): unknown {
  if (Array.isArray(value)) return value.map((element: unknown) => selectIn(element, selections, fits));
  return isJson(value) ? select(value, selections, fits) : null;
}
