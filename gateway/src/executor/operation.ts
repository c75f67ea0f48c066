import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  print,
  separateOperations,
  visit,
} from 'graphql';
import { withoutReservedAliases } from './response-names.js';

/** One operation of a document with the fragments that it uses. */
export interface Operation {
  readonly definition: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly document: DocumentNode;
  /** The same for two operations that differ in white space, comments or unrelated neighbours only. */
  readonly text: string;
  /** The client's alias for each that was replaced (response-names.ts). */
  readonly given: ReadonlyMap<string, string>;
  /** Variables that `@skip` and `@include` ask for, with their defaults. */
  readonly conditions: ReadonlyMap<string, boolean | undefined>;
}

/**
 * The operation of that name, or the only one; undefined where there is none such.
 * @param reserved names that no alias of it keeps.
 */
export function operationOf(
  document: DocumentNode,
  name: string | undefined,
  reserved: ReadonlySet<string>,
): Operation | undefined {
  const chosen = definitionOf(document, name);
  const alone = chosen && separateOperations(document)[chosen.name?.value ?? ''];
  if (!alone) return undefined;
  const safe = withoutReservedAliases(alone, reserved);
  const definition = definitionOf(safe.document, undefined);
  if (!definition) return undefined;
  const fragments = safe.document.definitions.filter((part) => part.kind === Kind.FRAGMENT_DEFINITION);
  return {
    ...safe,
    definition,
    fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])),
    text: print(alone),
    conditions: conditionsOf(alone, definition),
  };
}

function definitionOf(document: DocumentNode, name: string | undefined): OperationDefinitionNode | undefined {
  const definitions = document.definitions.filter((part) => part.kind === Kind.OPERATION_DEFINITION);
  const chosen =
    name === undefined ? definitions : definitions.filter((definition) => definition.name?.value === name);
  return chosen.length === 1 ? chosen[0] : undefined;
}

function conditionsOf(
  document: DocumentNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
): ReadonlyMap<string, boolean | undefined> {
  const asked = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: given = [] }) => {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of given) if (value.kind === Kind.VARIABLE) asked.add(value.name.value);
    },
  });
  const defined = variableDefinitions.filter(({ variable }) => asked.has(variable.name.value));
  return new Map(
    defined.map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue?.kind === Kind.BOOLEAN ? defaultValue.value : undefined,
    ]),
  );
}
