import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  stripIgnoredCharacters,
  visit,
} from 'graphql';

/** An entity fetch whose text can stand beside others in one request. */
export interface EntityTemplate {
  /** Its text at a place among others: variables and answer are named by the place. */
  at(place: number): { readonly variables: string; readonly field: string };
}

/** What an entity fetch asks for, apart from its text. */
export interface EntityRequest {
  readonly template: EntityTemplate;
  /** JSON texts. */
  readonly representations: readonly string[];
  /** The other variables, as JSON texts. */
  readonly variables: readonly { readonly name: string; readonly json: string }[];
}

/** Name of the entities at a place in the answer of a shared request. */
export const answerName = (place: number): string => `_e${place}`;

/** Name of a variable at a place: ends in the place, so that no two places share one. */
export const variableName = (name: string, place: number): string => `${name}_${place}`;

/** Null for an operation that is anything but one plain `_entities` field. */
export function templateOf(text: string): EntityTemplate | null {
  const operation = onlyOperation(parse(text, { noLocation: true }));
  const [field, ...others] = operation?.selectionSet.selections ?? [];
  if (!operation || field?.kind !== Kind.FIELD || others.length > 0) return null;
  if (field.name.value !== '_entities' || field.alias || field.directives?.length) return null;
  const texts = new Map<number, ReturnType<EntityTemplate['at']>>();
  return {
    at(place) {
      const known = texts.get(place) ?? textAt(operation, field, place);
      texts.set(place, known);
      return known;
    },
  };
}

function onlyOperation({ definitions }: DocumentNode): OperationDefinitionNode | null {
  const [operation] = definitions;
  if (definitions.length !== 1 || operation?.kind !== Kind.OPERATION_DEFINITION) return null;
  return operation.operation === OperationTypeNode.QUERY && !operation.directives?.length ? operation : null;
}

function textAt(operation: OperationDefinitionNode, field: FieldNode, place: number) {
  const renamed = visit(
    { ...operation, selectionSet: { ...operation.selectionSet, selections: [field] } },
    { Name: (node, _key, parent) => renameVariable(node, parent, place) },
  );
  const [entities] = renamed.selectionSet.selections;
  const aliased = {
    ...(entities as FieldNode),
    alias: { kind: Kind.NAME, value: answerName(place) },
  } as const;
  return {
    variables: (renamed.variableDefinitions ?? []).map((each) => stripIgnoredCharacters(print(each))).join(),
    field: stripIgnoredCharacters(print(aliased)),
  };
}

type Visited = { readonly kind?: string } | readonly unknown[] | undefined;

function renameVariable(
  node: { readonly kind: Kind.NAME; readonly value: string },
  parent: Visited,
  place: number,
) {
  const isVariable = parent && 'kind' in parent && parent.kind === Kind.VARIABLE;
  return isVariable ? { ...node, value: variableName(node.value, place) } : undefined;
}
