import {
  type FieldNode,
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLString,
  isNonNullType,
} from 'graphql';
import { getFieldDef } from 'graphql/execution/execute.js';
import { fieldRun, type RunField, Unread } from './field-run.js';
import { failedBeside, isPromise, type Operation, type RunObject } from './run.js';

/** What a value must be to be answered as it stands, in code over `v`. */
const PLAIN = new Map<GraphQLOutputType, string>([
  [GraphQLString, `typeof v === 'string'`],
  [GraphQLID, `typeof v === 'string'`],
  [GraphQLBoolean, `typeof v === 'boolean'`],
  [GraphQLInt, `typeof v === 'number' && (v | 0) === v`],
  [GraphQLFloat, `typeof v === 'number' && v - v === 0`],
]);

const NAME = /^[_A-Za-z][_0-9A-Za-z]*$/;

/**
 * Code that answers a selection: an object literal in the order of the query, with plain values read straight from the
 * source, once, and everything else by `fieldRun`. Only names that the grammar of GraphQL allows get into the code.
 */
export function objectCode(
  fixed: Operation,
  type: GraphQLObjectType,
  selected: Map<string, readonly FieldNode[]>,
): RunObject {
  const runs: RunField[] = [];
  const statements: string[] = [];
  const properties: string[] = [];
  for (const [name, nodes] of selected) {
    const definition = getFieldDef(fixed.schema, type, nodes[0] as FieldNode);
    if (!definition) continue;
    for (const each of [name, definition.name])
      if (!NAME.test(each)) throw new Error(`${each} is no name of GraphQL`);
    const at = properties.length;
    // Computed, so that __proto__ is a property like any other.
    properties.push(`[${JSON.stringify(name)}]: v${at}`);
    if (definition.name === '__typename') {
      statements.push(`const v${at} = ${JSON.stringify(type.name)};`);
      continue;
    }
    const plain = definition.resolve ? undefined : plainCheck(definition.type);
    runs.push(fieldRun(fixed, type, definition, name, nodes, plain !== undefined));
    const field = `f[${runs.length - 1}]`;
    statements.push(
      plain
        ? `try { v = from[${JSON.stringify(definition.name)}]; } catch (error) { v = new Unread(error); }
      const v${at} = ${plain} ? v : pend(${field}(source, path, run, v));`
        : `const v${at} = pend(${field}(source, path, run));`,
    );
  }
  const body = `return (source, path, run) => {
    const from = (typeof source === 'object' && source !== null) || typeof source === 'function' ? source : none;
    let pending = null, v;
    const pend = (value) => (isPromise(value) ? ((pending ??= []).push(value), value) : value);
    try {
      ${statements.join('\n      ')}
      const answer = { ${properties.join(', ')} };
      return pending === null ? answer : settled(answer);
    } catch (error) {
      if (pending === null) throw error;
      return failedBeside(pending, error);
    }
  };`;
  const make = new Function('f', 'isPromise', 'settled', 'failedBeside', 'none', 'Unread', body);
  return make(runs, isPromise, settled, failedBeside, Object.freeze({}), Unread) as RunObject;
}

function plainCheck(type: GraphQLOutputType): string | undefined {
  const check = PLAIN.get(isNonNullType(type) ? type.ofType : type);
  return check && (isNonNullType(type) ? check : `v === null || (${check})`);
}

/** The object once every promise in it is kept. */
async function settled(answer: Record<string, unknown>): Promise<unknown> {
  const names = Object.keys(answer);
  const values = await Promise.all(Object.values(answer));
  names.forEach((name, at) => {
    const value = values[at];
    if (name !== '__proto__') answer[name] = value;
    else Object.defineProperty(answer, name, { value, enumerable: true, writable: true, configurable: true });
  });
  return answer;
}
