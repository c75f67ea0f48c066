import { type DocumentNode, type GraphQLSchema, OperationTypeNode, parse, validate } from 'graphql';
import { hash, type Random, randomOf } from '../random.js';
import { OperationWriter } from './writer.js';

/** One operation as a client sends it. */
export interface Operation {
  readonly source: string;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Documents tried for one seed: nearly all are valid at the first. */
const ATTEMPTS = 20;

/** Attempts at documents that use one response name for different things. */
const LOOSE_ATTEMPTS = 4;

const NAMES = ['Main', 'constructor', 'op', '__proto__', 'A__b__0'];

/** Another operation of the same document: it must not matter. */
const OTHER = 'query Other { __typename @skip(if: false) again: __type(name: "Query") { name } }';

/**
 * The document of a seed, with the variables of two clients: what was compiled for one must serve the other.
 * @throws Error when no attempt gave a valid document: a fault of the generator.
 */
export function operationsOf(schema: GraphQLSchema, seed: number): readonly [Operation, Operation] {
  let reasons = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const strict = attempt >= LOOSE_ATTEMPTS;
    const operations = write(schema, randomOf(hash(seed, attempt, 'operation')), strict);
    const [{ source, document }] = operations;
    const errors = validate(schema, document);
    if (errors.length === 0) return operations;
    reasons = `${errors.map(({ message }) => message).join('; ')}\n${source}`;
  }
  throw new Error(`no valid operation for seed ${seed}: ${reasons}`);
}

function write(schema: GraphQLSchema, random: Random, strict: boolean): [Operation, Operation] {
  const mutation = random.chance(0.3) ? schema.getMutationType() : undefined;
  const kind = mutation ? OperationTypeNode.MUTATION : OperationTypeNode.QUERY;
  const root = schema.getRootType(kind);
  if (!root) throw new Error(`the schema has no ${kind}`);
  const writer = new OperationWriter(schema, random, {
    fields: random.chance(0.1) ? 40 : 3 + random.int(16),
    depth: 1 + random.int(6),
    strict: strict || random.chance(0.6),
  });
  const body = writer.selectionSet(root);
  const several = random.chance(0.15);
  const name = several || random.chance(0.6) ? random.pick(NAMES) : undefined;
  const definitions = writer.variables.definitions();
  const short = name === undefined && kind === OperationTypeNode.QUERY && definitions === '';
  const parts = [short ? body : `${kind} ${name ?? ''}${definitions} ${body}`, ...writer.fragments()];
  if (several) parts.splice(random.int(2), 0, OTHER);
  const source = parts.join('\n');
  const operationName = several || random.chance(0.7) ? name : undefined;
  const sent = () => ({
    source,
    document: parse(source),
    operationName,
    variables: writer.variables.values(random),
  });
  return [sent(), sent()];
}
