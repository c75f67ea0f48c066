import {
  type GraphQLAbstractType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Json } from '../../json.js';
import type { Introspect } from './careful-shaper.js';
import { isIntrospection, type Shape, type ShapeField } from './fields.js';
import { leafCheck } from './leaf.js';

/** Shapes an answer that is as it should be; undefined where any of it needs the careful shaper. */
export interface FastShaper {
  of(input: Json, introspect: Introspect): Json | undefined;
  /** Characters of the code that does it. */
  readonly length: number;
}

/** Thrown by generated code for anything out of the ordinary. */
const UNFIT = Symbol('unfit');

/** The only text that gets into code: names of types and fields, and aliases, which have the same form. */
const NAME = /^[_A-Za-z][_0-9A-Za-z]*$/;

/** Functions asked for in one program: what needs more, many types within many, is shaped carefully each time. */
const MOST_FUNCTIONS = 3_000;

/** Thrown while code is written. */
const TOO_LARGE = Symbol('too large');

/** Generates code that makes object literals in the order of the operation and looks at every value once. */
export function compileFastShaper(schema: GraphQLSchema, shape: Shape): FastShaper {
  const program = programOf(schema, shape);
  if (!program) return { of: () => undefined, length: 0 };
  const { code, enums } = program;
  const make = new Function('UNFIT', 'own', 'enums', code);
  const shaper = make(UNFIT, Object.hasOwn, enums) as (input: Json, introspect: Introspect) => Json;
  const of: FastShaper['of'] = (input, introspect) => {
    try {
      return shaper(input, introspect);
    } catch (error) {
      if (error === UNFIT) return undefined;
      throw error;
    }
  };
  return { of, length: code.length };
}

interface Program {
  readonly code: string;
  readonly enums: readonly ReadonlySet<string>[];
}

function programOf(schema: GraphQLSchema, shape: Shape): Program | null {
  const writer = new ShaperWriter(schema);
  try {
    return writer.finish(writer.fields(shape.fieldsOf(shape.type), quoted(shape.type.name)));
  } catch (error) {
    if (error === TOO_LARGE) return null;
    throw error;
  }
}

/** Writes functions, each different one once. */
class ShaperWriter {
  /** Names of functions by their text. */
  private readonly functions = new Map<string, string>();
  private readonly enums = new Map<string, ReadonlySet<string>>();
  private readonly objects = new Map<Shape, string>();
  private asked = 0;

  constructor(private readonly schema: GraphQLSchema) {}

  /** The whole program, given the name of the function that it begins with. */
  finish(root: string): Program {
    const functions = [...this.functions].map(([text, name]) => `const ${name} = ${text};`);
    return {
      code: `"use strict";\n${functions.join('\n')}\nreturn ${root};`,
      enums: [...this.enums.values()],
    };
  }

  /** A function that takes an object of a known type to its fields; `typename` is the text of an expression. */
  fields(fields: readonly ShapeField[], typename: string): string {
    const statements: string[] = [];
    const properties = fields.map((field, index) => {
      const key = field.key === '__proto__' ? '["__proto__"]' : quoted(field.key);
      if (field.name === '__typename') return `${key}: ${typename}`;
      if (isIntrospection(field)) return `${key}: introspect(${quoted(field.key)})`;
      const local = `v${index}`;
      statements.push(
        `let ${local} = ${read(field.source)};`,
        this.completion(local, field.type, field.shape),
      );
      return `${key}: ${local}`;
    });
    return this.declare(
      `(input, introspect) => {\n${statements.join('\n')}\nreturn { ${properties.join(', ')} };\n}`,
    );
  }

  /** Statements that complete the value in `local`, or throw. */
  private completion(local: string, type: GraphQLOutputType, shape: Shape | null): string {
    const inner = isNonNullType(type) ? type.ofType : type;
    const noValue = isNonNullType(type) ? 'throw UNFIT;' : `${local} = null;`;
    if (isLeafType(inner)) {
      return `if (!(${this.check(inner, local)})) { if (${local} != null) throw UNFIT; ${noValue} }`;
    }
    const complete = isListType(inner) ? this.list(inner.ofType, shape) : this.object(shape);
    return `if (${local} == null) { ${noValue} } else ${local} = ${complete}(${local});`;
  }

  private check(type: GraphQLLeafType, local: string): string {
    return leafCheck(type, local, (values) => {
      this.enums.set(type.name, values);
      return `enums[${[...this.enums.keys()].indexOf(type.name)}]`;
    });
  }

  private list(type: GraphQLOutputType, shape: Shape | null): string {
    return this.declare(`(list) => {
if (!Array.isArray(list)) throw UNFIT;
const made = [];
for (let index = 0; index < list.length; index += 1) {
let element = list[index];
${this.completion('element', type, shape)}
made.push(element);
}
return made;
}`);
  }

  private object(shape: Shape | null): string {
    if (!shape) throw new Error('an object of which nothing is asked');
    const known = this.objects.get(shape);
    if (known) return known;
    const { type } = shape;
    const name = this.declare(`(input) => {
if (typeof input !== "object" || Array.isArray(input)) throw UNFIT;
const type = input.__typename;
${isAbstractType(type) ? this.byType(shape, type) : this.ofType(shape, type)}
}`);
    this.objects.set(shape, name);
    return name;
  }

  private ofType(shape: Shape, type: GraphQLObjectType): string {
    return `if (type !== undefined && type !== ${quoted(type.name)}) throw UNFIT;
return ${this.fields(shape.fieldsOf(type), quoted(type.name))}(input);`;
  }

  private byType(shape: Shape, type: GraphQLAbstractType): string {
    const cases = this.schema
      .getPossibleTypes(type)
      .map(
        (kind) =>
          `case ${quoted(kind.name)}: return ${this.fields(shape.fieldsOf(kind), 'input.__typename')}(input);`,
      );
    return `switch (type) {\n${cases.join('\n')}\ndefault: throw UNFIT;\n}`;
  }

  private declare(text: string): string {
    this.asked += 1;
    if (this.asked > MOST_FUNCTIONS) throw TOO_LARGE;
    const known = this.functions.get(text);
    if (known) return known;
    const name = `f${this.functions.size}`;
    this.functions.set(text, name);
    return name;
  }
}

/** Reads an own value of `input`; a name that every object inherits is looked up with care. */
function read(key: string): string {
  const value = `input[${quoted(key)}]`;
  return key in Object.prototype ? `(own(input, ${quoted(key)}) ? ${value} : undefined)` : value;
}

/** @throws Error for anything but a name. */
function quoted(name: string): string {
  if (!NAME.test(name)) throw new Error('not a GraphQL name');
  return `"${name}"`;
}
