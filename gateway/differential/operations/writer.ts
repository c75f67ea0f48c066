import {
  doTypesOverlap,
  type GraphQLArgument,
  GraphQLBoolean,
  type GraphQLCompositeType,
  type GraphQLField,
  GraphQLNonNull,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isNonNullType,
  isUnionType,
} from 'graphql';
import type { Random } from '../random.js';
import { inputValue, literal } from './inputs.js';
import { createVariables } from './variables.js';

interface Bounds {
  /** Fields of the whole operation. */
  fields: number;
  readonly depth: number;
  /** One response name means one field with the same arguments everywhere. */
  readonly strict: boolean;
}

/** Writes the parts of one operation. */
export interface Writer {
  selectionSet(type: GraphQLCompositeType): string;
  /** Of the variables used until now. */
  definitions(): string;
  directives(): string;
  fragments(): string[];
  variables(): Record<string, unknown>;
}

/** None is the name of a field that a key or `@requires` asks for: the planner does not see that such an alias hides it. */
const ALIASES = ['a', 'b', 'c', 'label', 'constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'x1'];
const BOOLEAN = new GraphQLNonNull(GraphQLBoolean);
const INTROSPECTION = [
  '__schema { queryType { name } mutationType { name } directives { name args { name defaultValue } } }',
  '__type(name: "Query") { kind name fields { name type { kind name ofType { name } } } }',
  'again: __type(name: "Nobody") { name }',
  '__proto: __schema { types { ...on __Type { name kind } } }',
];

/** A writer with its own variables and fragments. */
export function createWriter(schema: GraphQLSchema, random: Random, bounds: Bounds): Writer {
  const variables = createVariables(random);
  const composites = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLCompositeType => isCompositeType(type) && !type.name.startsWith('__'),
  );
  const fragments: { readonly name: string; readonly type: GraphQLCompositeType; readonly text: string }[] = [];
  const taken = new Map<string, string>();
  let left = bounds.fields;
  let open = 0;

  const condition = (): string => {
    const name = random.pick(['skip', 'include']);
    const value = random.chance(0.6) ? variables.use(BOOLEAN, false) : String(name === 'include' ? random.chance(0.8) : random.chance(0.3));
    return ` @${name}(if: ${value})`;
  };
  const directives = (): string => {
    if (!random.chance(0.1)) return '';
    const first = condition();
    const second = random.chance(0.15) ? condition() : '';
    return first.slice(0, 4) === second.slice(0, 4) ? first : first + second;
  };
  const argumentsOf = (args: readonly GraphQLArgument[]): string => {
    const texts = args.flatMap((argument) => {
      const required = isNonNullType(argument.type) && argument.defaultValue === undefined;
      if (!required && random.chance(0.4)) return [];
      const text = random.chance(0.4)
        ? variables.use(argument.type, argument.defaultValue !== undefined)
        : literal(inputValue(argument.type, random), argument.type);
      return [`${argument.name}: ${text}`];
    });
    return texts.length > 0 ? `(${texts.join(', ')})` : '';
  };
  const responseName = (field: string, wanted: string, signature: string, scope: string): string => {
    const key = (name: string) => (bounds.strict ? name : `${scope} ${name}`);
    const names = [wanted, field, ...ALIASES, ...Array.from({ length: 60 }, (_, index) => `z${index}`)];
    const name = names.find((candidate) => (taken.get(key(candidate)) ?? signature) === signature) ?? field;
    taken.set(key(name), signature);
    return name;
  };
  const field = (definition: GraphQLField<unknown, unknown>, parent: GraphQLCompositeType, depth: number): string => {
    left -= 1;
    const args = argumentsOf(definition.args);
    const wanted = random.chance(0.15) ? random.pick(ALIASES) : definition.name;
    const signature = `${definition.name}${args}: ${definition.type}`;
    const name = responseName(definition.name, wanted, signature, `${parent.name} ${depth}`);
    const head = `${name === definition.name ? '' : `${name}: `}${definition.name}${args}${directives()}`;
    const type = getNamedType(definition.type);
    return isCompositeType(type) ? `${head} ${selectionSet(type, depth - 1)}` : head;
  };
  const fieldFrom = (type: GraphQLCompositeType, depth: number): string => {
    if (isUnionType(type)) return inline(type, depth);
    const all = Object.values(type.getFields());
    const usable = depth > 0 && left > 0 ? all : all.filter((one) => !isCompositeType(getNamedType(one.type)));
    return usable.length > 0 ? field(random.pick(usable), type, depth) : typename();
  };
  const typename = (): string => `${random.chance(0.2) ? 'kind__: ' : ''}__typename${directives()}`;
  const overlapping = (type: GraphQLCompositeType): GraphQLCompositeType =>
    random.chance(0.25)
      ? type
      : random.pick(composites.filter((other) => doTypesOverlap(schema, type, other)));
  const inline = (type: GraphQLCompositeType, depth: number): string => {
    if (!isUnionType(type) && random.chance(0.15)) return `...${directives()} ${selectionSet(type, depth)}`;
    const on = overlapping(type);
    return `... on ${on.name}${directives()} ${selectionSet(on, depth)}`;
  };
  const spread = (type: GraphQLCompositeType, depth: number): string => {
    const fitting = fragments.filter((one) => doTypesOverlap(schema, type, one.type));
    if (fitting.length > 0 && random.chance(0.6)) return `...${random.pick(fitting).name}${directives()}`;
    // A fragment under way is not offered: fragments never meet themselves.
    const on = overlapping(type);
    const name = `F${fragments.length + open}`;
    open += 1;
    const text = selectionSet(on, depth);
    open -= 1;
    const unique = fragments.some((one) => one.name === name) ? `${name}_${fragments.length}` : name;
    fragments.push({ name: unique, type: on, text: `fragment ${unique} on ${on.name} ${text}` });
    return `...${unique}${directives()}`;
  };
  const isQuery = (type: GraphQLCompositeType): boolean => type === schema.getQueryType();
  const selection = (type: GraphQLCompositeType, depth: number): string => {
    const choice = random.int(100);
    if (choice < 8 || (left <= 0 && isUnionType(type))) return typename();
    if (choice < 11 && isQuery(type)) return `${random.pick(INTROSPECTION)}`;
    if (left > 0 && choice < 24) return inline(type, depth);
    if (left > 0 && choice < 34) return spread(type, depth);
    return fieldFrom(type, depth);
  };
  const selectionSet = (type: GraphQLCompositeType, depth: number): string => {
    const count = left > 0 ? 1 + random.int(4) : 1;
    const parts = Array.from({ length: count }, () => selection(type, depth));
    return `{ ${parts.join(' ')} }`;
  };

  return {
    selectionSet: (type) => selectionSet(type, bounds.depth),
    definitions: () => variables.definitions(),
    directives: () => '',
    fragments: () => fragments.map(({ text }) => text),
    variables: () => variables.values(),
  };
}
