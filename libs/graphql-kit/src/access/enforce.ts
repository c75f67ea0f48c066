import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import type { RequestContext } from '../context/request-context.js';
import type { Rule } from './allow.js';
import { requireRule } from './require-rule.js';

const ROOTS = new Set(['Query', 'Mutation']);
/** Federation's own root fields; entities are checked by their type's rule. */
const FEDERATION_FIELDS = new Set(['_service', '_entities']);

/** The rule of every field; a field without one is a fault of the schema, reported by `findUnruledFields`. */
export function ruleOf(source: GraphQLSchema, typeName: string, fieldName: string): Rule | undefined {
  const type = source.getType(typeName);
  if (!isObjectType(type)) return undefined;
  const own = type.getFields()[fieldName]?.extensions['allow'] as Rule | undefined;
  if (own || ROOTS.has(typeName)) return own;
  return type.extensions['allow'] as Rule | undefined;
}

/** Fields that nobody decided about: deny by default makes the build fail on them. */
export function findUnruledFields(source: GraphQLSchema): string[] {
  return objectTypes(source).flatMap((type) =>
    Object.keys(type.getFields())
      .filter((field) => !ruleOf(source, type.name, field))
      .map((field) => `${type.name}.${field}`),
  );
}

/**
 * Puts the rules of `source` (type-graphql's schema, which keeps the extensions) in front of the resolvers of
 * `target` (the federated schema). Inherited fields are left alone: no cost on plain lists.
 */
export function enforceRules(source: GraphQLSchema, target: GraphQLSchema): void {
  for (const type of objectTypes(target)) {
    for (const field of Object.values(type.getFields())) {
      if (FEDERATION_FIELDS.has(field.name)) continue;
      const rule = ruleOf(source, type.name, field.name);
      if (rule === undefined && source.getType(type.name))
        throw new Error(`no access rule on ${type.name}.${field.name}`);
      if (rule === undefined || rule === 'inherit') continue;
      field.extensions = { ...field.extensions, allow: rule };
      guard(field, rule);
    }
  }
}

function guard(field: GraphQLField<unknown, RequestContext>, rule: Rule): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args, context, info) => {
    requireRule(context.viewer, rule, (source as { factoryId?: string } | undefined)?.factoryId ?? null);
    return resolve(source, args, context, info);
  };
}

const objectTypes = (schema: GraphQLSchema): GraphQLObjectType[] =>
  Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('_'),
  );
