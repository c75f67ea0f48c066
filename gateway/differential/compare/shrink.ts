import {
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  type SelectionNode,
  validate,
  visit,
} from 'graphql';
import type { Operation } from '../operations/generate.js';

/** Runs of the two executors spent on one finding. */
const MAX_TRIALS = 400;

/**
 * The smallest operation found that still differs: parts are taken out one after another as long as it does.
 * @param differs tells whether an operation still shows the difference.
 */
export async function shrink(
  schema: GraphQLSchema,
  operation: Operation,
  differs: (smaller: Operation) => Promise<boolean>,
): Promise<Operation> {
  let smallest = operation;
  let trials = 0;
  for (let place = 0; trials < MAX_TRIALS; ) {
    const smaller = without(smallest, place);
    if (smaller === 'end') break;
    trials += 1;
    const works =
      smaller !== null && validate(schema, smaller.document).length === 0 && (await differs(smaller));
    if (works) smallest = smaller;
    else place += 1;
  }
  return smallest;
}

/** The operation without its `place`th removable part; null when nothing useful is left, 'end' past the last part. */
function without(operation: Operation, place: number): Operation | null | 'end' {
  let seen = 0;
  let done = false;
  const changed = visit(operation.document, {
    enter(node) {
      if (done || !removable(node)) return undefined;
      if (seen++ !== place) return undefined;
      done = true;
      return null;
    },
  });
  if (!done) return unwrapped(operation, place - seen);
  return rebuilt(operation, tidy(changed));
}

/** Puts the content of the `place`th fragment in its place. */
function unwrapped(operation: Operation, place: number): Operation | null | 'end' {
  let seen = 0;
  let done = false;
  const contents = new Map(
    operation.document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION
        ? [[definition.name.value, definition.selectionSet.selections] as const]
        : [],
    ),
  );
  const changed = visit(operation.document, {
    SelectionSet(set) {
      if (done) return undefined;
      const selections = set.selections.flatMap((selection): readonly SelectionNode[] => {
        const inside = insideOf(selection, contents);
        if (done || !inside || seen++ !== place) return [selection];
        done = true;
        return inside;
      });
      return done ? { ...set, selections } : undefined;
    },
  });
  return done ? rebuilt(operation, tidy(changed)) : 'end';
}

function insideOf(
  selection: SelectionNode,
  fragments: ReadonlyMap<string, readonly SelectionNode[]>,
): readonly SelectionNode[] | undefined {
  if (selection.kind === Kind.INLINE_FRAGMENT) return selection.selectionSet.selections;
  return selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : undefined;
}

function removable(node: ASTNode): boolean {
  return (
    node.kind === Kind.FIELD ||
    node.kind === Kind.INLINE_FRAGMENT ||
    node.kind === Kind.FRAGMENT_SPREAD ||
    node.kind === Kind.DIRECTIVE ||
    node.kind === Kind.ARGUMENT ||
    node.kind === Kind.OBJECT_FIELD ||
    node.kind === Kind.OPERATION_DEFINITION
  );
}

/** Takes out what nothing uses any more: empty selections, fragments, variables. */
function tidy(document: DocumentNode): DocumentNode {
  const full = visit(document, {
    Field: { leave: (node) => (node.selectionSet?.selections.length === 0 ? null : undefined) },
    InlineFragment: { leave: (node) => (node.selectionSet.selections.length === 0 ? null : undefined) },
  });
  const text = print(full);
  const used = new Set([...text.matchAll(/\.\.\.\s*(\w+)/g)].map(([, name]) => name));
  return visit(full, {
    FragmentDefinition: (node) => (used.has(node.name.value) ? undefined : null),
    VariableDefinition: ({ variable }) =>
      [...text.matchAll(/\$(\w+)/g)].filter(([, name]) => name === variable.name.value).length > 1
        ? undefined
        : null,
  });
}

function rebuilt(operation: Operation, document: DocumentNode): Operation | null {
  try {
    const source = print(document);
    return { ...operation, source, document: parse(source) };
  } catch {
    return null;
  }
}
