import {
  buildASTSchema,
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
  const strict =
    added.length > 0 ? extendSchema(schema, parse(added.join('\n')), { assumeValid: true }) : schema;
  const lenient = visit(parse(printSchema(strict), { noLocation: true }), {
    FieldDefinition: (field): FieldDefinitionNode => ({ ...field, type: nullable(field.type) }),
  });
  return { strict, lenient: buildASTSchema(lenient, { assumeValid: true }) };
}

function nullable(type: TypeNode): TypeNode {
  if (type.kind === Kind.NON_NULL_TYPE) return nullable(type.type);
  return type.kind === Kind.LIST_TYPE ? { ...type, type: nullable(type.type) } : type;
}
