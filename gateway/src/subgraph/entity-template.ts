import {
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  type NameNode,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  stripIgnoredCharacters,
  visit,
} from 'graphql';

/** Parts of an entity fetch's text at one place of a shared request. */
export interface EntityText {
  readonly variables: string;
  readonly field: string;
  readonly fragments: string;
}

/** An entity fetch whose text can stand beside others in one request. */
export interface EntityTemplate {
  /** Its text at a place among others: variables, fragments and answer are named by the place. */
  at(place: number): EntityText;
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

/** Name of a variable or fragment at a place: ends in the place, so that no two places share one. */
export const variableName = (name: string, place: number): string => `${name}_${place}`;

/** Null for an operation that is anything but one plain `_entities` field. */
export function templateOf(text: string): EntityTemplate | null {
  const document = parse(text, { noLocation: true });
  const operation = onlyOperation(document);
  const [field, ...others] = operation?.selectionSet.selections ?? [];
  if (field?.kind !== Kind.FIELD || others.length > 0) return null;
  if (field.name.value !== '_entities' || field.alias || field.directives?.length) return null;
  const texts = new Map<number, EntityText>();
  return {
    at(place) {
      const known = texts.get(place) ?? textAt(document, place);
      texts.set(place, known);
      return known;
    },
  };
}

function onlyOperation({ definitions }: DocumentNode): OperationDefinitionNode | null {
  const [operation, ...others] = definitions.filter((part) => part.kind === Kind.OPERATION_DEFINITION);
  if (!operation || others.length > 0 || operation.directives?.length) return null;
  return operation.operation === OperationTypeNode.QUERY ? operation : null;
}

function textAt(document: DocumentNode, place: number): EntityText {
  const renamed = visit(document, { Name: (node, _key, parent) => renamedAt(place, node, parent) });
  const operation = onlyOperation(renamed);
  const [entities] = operation?.selectionSet.selections ?? [];
  const aliased = {
    ...(entities as FieldNode),
    alias: { kind: Kind.NAME, value: answerName(place) },
  } as const;
  const fragments = renamed.definitions.filter((part) => part.kind === Kind.FRAGMENT_DEFINITION);
  return {
    variables: (operation?.variableDefinitions ?? []).map(textOf).join(),
    field: textOf(aliased),
    fragments: fragments.map(textOf).join(' '),
  };
}

const textOf = (node: ASTNode): string => stripIgnoredCharacters(print(node));

/** What is named for a whole document: each place has its own. */
const NAMED: readonly (string | undefined)[] = [
  Kind.VARIABLE,
  Kind.FRAGMENT_SPREAD,
  Kind.FRAGMENT_DEFINITION,
];

function renamedAt(
  place: number,
  node: NameNode,
  parent: { readonly kind?: string } | readonly unknown[] | undefined,
): NameNode | undefined {
  const kind = parent && 'kind' in parent ? parent.kind : undefined;
  return NAMED.includes(kind) ? { ...node, value: variableName(node.value, place) } : undefined;
}
