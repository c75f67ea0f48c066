import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  print,
  separateOperations,
  visit,
} from 'graphql';

/** One operation of a document with the fragments that it uses. */
export interface Operation {
  readonly definition: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly document: DocumentNode;
  /** The same for two operations that differ in white space, comments or unrelated neighbours only. */
  readonly text: string;
  /** Variables that `@skip` and `@include` ask for, with their defaults. */
  readonly conditions: ReadonlyMap<string, boolean | undefined>;
}

/** The operation of that name, or the only one; undefined where there is none such. */
export function operationOf(document: DocumentNode, name: string | undefined): Operation | undefined {
  const definitions = document.definitions.filter((part) => part.kind === Kind.OPERATION_DEFINITION);
  const chosen = name ? definitions.filter((definition) => definition.name?.value === name) : definitions;
  const [definition] = chosen;
  if (!definition || chosen.length > 1) return undefined;
  const alone = separateOperations(document)[definition.name?.value ?? ''];
  if (!alone) return undefined;
  const fragments = alone.definitions.filter((part) => part.kind === Kind.FRAGMENT_DEFINITION);
  return {
    definition,
    fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])),
    document: alone,
    text: print(alone),
    conditions: conditionsOf(alone, definition),
  };
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
