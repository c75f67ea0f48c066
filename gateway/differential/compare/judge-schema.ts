import {
  buildASTSchema,
  type DocumentNode,
  extendSchema,
  type FieldDefinitionNode,
  type GraphQLSchema,
  isInterfaceType,
  isUnionType,
  Kind,
  parse,
  printSchema,
  printType,
  type TypeNode,
  visit,
} from 'graphql';

/** Begins the names of types that stand for "some kind of". */
export const UNKNOWN = 'SomeKindOf__';

/** Names the scalars of variables, which a schema without arguments would not know. */
const KEPT = `type ${UNKNOWN} { a: Int b: Float c: String d: Boolean e: ID }`;

/** Schemas by which an answer is judged. */
export interface JudgeSchemas {
  /** With one more object type in each abstract one, for objects of which nobody said what they are. */
  readonly strict: GraphQLSchema;
  /** The same where everything may be null, so that no fault hides another. */
  readonly lenient: GraphQLSchema;
}

const known = new WeakMap<GraphQLSchema, JudgeSchemas>();

/** The judges' schemas of an API schema, made once. */
export function judgeSchemasOf(schema: GraphQLSchema): JudgeSchemas {
  const made = known.get(schema) ?? make(schema);
  known.set(schema, made);
  return made;
}

function make(schema: GraphQLSchema): JudgeSchemas {
  const added = Object.values(schema.getTypeMap()).flatMap((type) => {
    const name = `${UNKNOWN}${type.name}`;
    if (isUnionType(type)) return [`type ${name} { _: Int } extend union ${type.name} = ${name}`];
    if (!isInterfaceType(type) || type.name.startsWith('__')) return [];
    const parents = [type, ...type.getInterfaces()].map((parent) => parent.name).join(' & ');
    return [`type ${name} implements ${parents} ${/\{[\s\S]*$/.exec(printType(type))?.[0] ?? ''}`];
  });
  const extended = extendSchema(schema, parse([...added, KEPT].join('\n')), { assumeValid: true });
  const document = parse(printSchema(extended), { noLocation: true });
  return {
    strict: rebuilt(document, (field) => field),
    lenient: rebuilt(document, (field) => ({ ...field, type: nullable(field.type) })),
  };
}

/** Arguments were the subgraphs' business: an answer is not judged by them. */
function rebuilt(
  document: DocumentNode,
  change: (field: FieldDefinitionNode) => FieldDefinitionNode,
): GraphQLSchema {
  const changed = visit(document, { FieldDefinition: (field) => ({ ...change(field), arguments: [] }) });
  return buildASTSchema(changed, { assumeValid: true });
}

function nullable(type: TypeNode): TypeNode {
  if (type.kind === Kind.NON_NULL_TYPE) return nullable(type.type);
  return type.kind === Kind.LIST_TYPE ? { ...type, type: nullable(type.type) } : type;
}
