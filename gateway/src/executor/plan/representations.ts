import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { isJson, type Json, merge, own, put } from './json.js';
import type { FitsType } from './type-conditions.js';

/**
 * What a subgraph is told of an entity so that it knows which one is meant, and what its own fields need; null where
 * the entity lacks any of it.
 */
export function representationOf(
  entity: Json,
  requires: readonly QueryPlanSelectionNode[],
  fits: FitsType,
): Json | null {
  const made = select(entity, requires, fits);
  return made && own(made, '__typename') ? made : null;
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
