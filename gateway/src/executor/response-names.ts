import { type DocumentNode, type GraphQLSchema, isInterfaceType, isObjectType, Kind, visit } from 'graphql';

/**
 * Names that may be asked of subgraphs beside what the client asks: those of fields, for keys and `@requires`, and
 * `__typename`. An alias of that name would hide them: the planner does not see that (2.14.4), so data of another field
 * would be taken for a key. The last two are refused in answers of subgraphs (`subgraph/parse-response.ts`).
 */
export function reservedNames(supergraph: GraphQLSchema): ReadonlySet<string> {
  const types = Object.values(supergraph.getTypeMap());
  const fields = types.flatMap((type) =>
    (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__')
      ? Object.keys(type.getFields())
      : [],
  );
  return new Set([...fields, '__typename', '__proto__', 'prototype']);
}

/** A document in which no alias is a reserved name. */
export interface SafeDocument {
  readonly document: DocumentNode;
  /** The client's alias for each one that stands in its place. */
  readonly given: ReadonlyMap<string, string>;
}

/** Puts other names in the place of aliases that are reserved, the same for the same; introspection is left as it is. */
export function withoutReservedAliases(document: DocumentNode, reserved: ReadonlySet<string>): SafeDocument {
  const given = new Map<string, string>();
  const prefix = freePrefix(document, reserved);
  const safe = visit(document, {
    FragmentDefinition: ({ typeCondition }) =>
      typeCondition.name.value.startsWith('__') ? false : undefined,
    Field: {
      enter: ({ name }) => (name.value === '__schema' || name.value === '__type' ? false : undefined),
      leave: (field) => {
        const { alias, name } = field;
        if (!alias || alias.value === name.value || !reserved.has(alias.value)) return undefined;
        const value = `${prefix}${alias.value}`;
        given.set(value, alias.value);
        return { ...field, alias: { kind: Kind.NAME, value } };
      },
    },
  });
  return given.size === 0 ? { document, given } : { document: safe, given };
}

/** What neither a name of the document nor a reserved one begins with. */
function freePrefix(document: DocumentNode, reserved: ReadonlySet<string>): string {
  const names = [...reserved];
  visit(document, { Name: ({ value }) => void names.push(value) });
  let prefix = 'as_';
  while (names.some((name) => name.startsWith(prefix))) prefix = `as${prefix}`;
  return prefix;
}
