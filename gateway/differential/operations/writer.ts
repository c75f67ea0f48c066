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
import { ALIASES, createResponseNames, type ResponseNames } from './names.js';
import { createVariables, type Variables } from './variables.js';

/** How large an operation may become. */
export interface Bounds {
  /** Fields of the whole operation. */
  readonly fields: number;
  readonly depth: number;
  /** One response name means one field with the same arguments everywhere. */
  readonly strict: boolean;
}

interface Fragment {
  readonly name: string;
  readonly type: GraphQLCompositeType;
  readonly text: string;
}

const MOST_NESTED = 6;

const CONDITION = new GraphQLNonNull(GraphQLBoolean);

const INTROSPECTION = [
  '__schema { queryType { name } mutationType { name } directives { name args { name defaultValue } } }',
  '__type(name: "Query") { kind name fields { name type { kind name ofType { name } } } }',
  'again: __type(name: "Nobody") { name }',
  '__proto: __schema { types { ... on __Type { name kind } } }',
];

/** Writes the parts of one operation, with variables and fragments of its own. */
export class OperationWriter {
  readonly variables: Variables;
  private readonly names: ResponseNames;
  private readonly composites: readonly GraphQLCompositeType[];
  private readonly written: Fragment[] = [];
  private begun = 0;
  /** Inline fragments within each other: unions that overlap lead to ever more of them. */
  private nested = 0;
  private left: number;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: Random,
    private readonly bounds: Bounds,
  ) {
    this.variables = createVariables(random);
    this.names = createResponseNames(bounds.strict);
    this.left = bounds.fields;
    this.composites = Object.values(schema.getTypeMap()).filter(
      (type): type is GraphQLCompositeType => isCompositeType(type) && !type.name.startsWith('__'),
    );
  }

  /** What is asked of `type`. */
  selectionSet(type: GraphQLCompositeType, depth = this.bounds.depth): string {
    const count = this.left > 0 ? 1 + this.random.int(4) : 1;
    const selections = Array.from({ length: count }, () => this.selection(type, depth));
    return `{ ${selections.join(' ')} }`;
  }

  /** The named fragments that were used. */
  fragments(): string[] {
    return this.written.map(({ text }) => text);
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    const choice = this.random.int(100);
    const enough = this.left <= 0 || this.nested > MOST_NESTED;
    if (choice < 8 || (enough && isUnionType(type))) return this.typename();
    if (choice < 11 && type === this.schema.getQueryType()) return this.random.pick(INTROSPECTION);
    if (isUnionType(type) || (this.left > 0 && choice < 24)) return this.inline(type, depth);
    if (this.left > 0 && choice < 34) return this.spread(type, depth);
    const all = Object.values(type.getFields());
    const deeper = depth > 0 && this.left > 0;
    const usable = deeper ? all : all.filter((field) => !isCompositeType(getNamedType(field.type)));
    return usable.length > 0 ? this.field(this.random.pick(usable), type, depth) : this.typename();
  }

  private field(field: GraphQLField<unknown, unknown>, parent: GraphQLCompositeType, depth: number): string {
    this.left -= 1;
    const args = this.argumentsOf(field.args);
    const wanted = this.random.chance(0.15) ? this.random.pick(ALIASES) : field.name;
    const signature = `${field.name}${args}: ${field.type}`;
    const name = this.names.take(field.name, wanted, signature, `${parent.name} ${depth}`);
    const head = `${name === field.name ? '' : `${name}: `}${field.name}${args}${this.directives()}`;
    const type = getNamedType(field.type);
    return isCompositeType(type) ? `${head} ${this.selectionSet(type, depth - 1)}` : head;
  }

  private typename(): string {
    return `${this.random.chance(0.2) ? 'kind__: ' : ''}__typename${this.directives()}`;
  }

  private inline(type: GraphQLCompositeType, depth: number): string {
    if (!isUnionType(type) && this.random.chance(0.15)) {
      return `...${this.directives()} ${this.selectionSet(type, depth)}`;
    }
    const on = this.overlapping(type);
    this.nested += 1;
    const text = `... on ${on.name}${this.directives()} ${this.selectionSet(on, depth)}`;
    this.nested -= 1;
    return text;
  }

  private spread(type: GraphQLCompositeType, depth: number): string {
    const fitting = this.written.filter((fragment) => doTypesOverlap(this.schema, type, fragment.type));
    const again = fitting.length > 0 && this.random.chance(0.6);
    return `...${again ? this.random.pick(fitting).name : this.fragment(type, depth)}${this.directives()}`;
  }

  /** A fragment under way is not offered to others: none meets itself. */
  private fragment(type: GraphQLCompositeType, depth: number): string {
    const on = this.overlapping(type);
    const name = `F${this.begun++}`;
    const text = `fragment ${name} on ${on.name} ${this.selectionSet(on, depth)}`;
    this.written.push({ name, type: on, text });
    return name;
  }

  private overlapping(type: GraphQLCompositeType): GraphQLCompositeType {
    if (this.random.chance(0.25)) return type;
    return this.random.pick(this.composites.filter((other) => doTypesOverlap(this.schema, type, other)));
  }

  private directives(): string {
    if (!this.random.chance(0.1)) return '';
    const first = this.random.pick(['skip', 'include'] as const);
    const both = this.random.chance(0.15);
    const second = both ? this.condition(first === 'skip' ? 'include' : 'skip') : '';
    return this.condition(first) + second;
  }

  private condition(name: 'skip' | 'include'): string {
    const literally = () => String(this.random.chance(name === 'include' ? 0.8 : 0.3));
    const value = this.random.chance(0.6) ? this.variables.use(CONDITION, false) : literally();
    return ` @${name}(if: ${value})`;
  }

  private argumentsOf(args: readonly GraphQLArgument[]): string {
    const texts = args.flatMap(({ name, type, defaultValue }) => {
      const required = isNonNullType(type) && defaultValue === undefined;
      if (!required && this.random.chance(0.4)) return [];
      const text = this.random.chance(0.4)
        ? this.variables.use(type, defaultValue !== undefined)
        : literal(inputValue(type, this.random), type);
      return [`${name}: ${text}`];
    });
    return texts.length > 0 ? `(${texts.join(', ')})` : '';
  }
}
