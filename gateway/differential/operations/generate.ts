import { type DocumentNode, type GraphQLSchema, OperationTypeNode, parse, validate } from 'graphql';
import { hash, randomOf } from '../random.js';
import { createWriter } from './writer.js';

/** One operation as a client sends it. */
export interface Operation {
  readonly source: string;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Documents tried for one seed: nearly all are valid at the first. */
const ATTEMPTS = 20;

/**
 * The operation of a seed.
 * @throws Error when no attempt gave a valid document: a fault of the generator.
 */
export function operationOf(schema: GraphQLSchema, seed: number): Operation {
  let reasons = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const operation = write(schema, hash(seed, attempt, 'operation'), attempt);
    const errors = validate(schema, operation.document);
    if (errors.length === 0) return operation;
    reasons = `${errors.map(({ message }) => message).join('; ')}\n${operation.source}`;
  }
  throw new Error(`no valid operation for seed ${seed}: ${reasons}`);
}

function write(schema: GraphQLSchema, seed: number, attempt: number): Operation {
  const random = randomOf(seed);
  const mutation = schema.getMutationType() && random.chance(0.3);
  const root = (mutation ? schema.getMutationType() : schema.getQueryType())!;
  const kind = mutation ? OperationTypeNode.MUTATION : OperationTypeNode.QUERY;
  const writer = createWriter(schema, random, {
    fields: random.chance(0.1) ? 40 : 3 + random.int(16),
    depth: 1 + random.int(6),
    // The same response name for different things is only tried at first: it is often invalid.
    strict: attempt > 3 || random.chance(0.6),
  });
  const body = writer.selectionSet(root);
  const named = random.chance(0.6);
  const others = random.chance(0.15);
  const name = named || others ? random.pick(['Main', 'constructor', 'op', '__proto__', 'A__b__0']) : undefined;
  const head = name === undefined && kind === OperationTypeNode.QUERY && writer.definitions() === '' ? '' : `${kind} ${name ?? ''}`;
  const parts = [`${head}${writer.definitions()}${writer.directives()} ${body}`.trim(), ...writer.fragments()];
  if (others) parts.splice(random.int(2), 0, 'query Other($no: Int = 1) { __typename @skip(if: false) again: __type(name: "Query") { name } }'.replace('($no: Int = 1)', ''));
  const source = parts.join('\n');
  return {
    source,
    document: parse(source),
    operationName: others || (named && random.chance(0.7)) ? name : undefined,
    variables: writer.variables(),
  };
}
