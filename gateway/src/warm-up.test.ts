import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLogger } from '@anzhi/service-kit';
import { parse } from 'graphql';
import { type CompiledExecutor, createCompiledExecutor } from './executor/compiled-executor.js';
import { createKnownDocuments, type KnownDocuments } from './http/known-documents.js';
import { documentsAt } from './limits/trusted-documents.js';
import { createMetrics } from './observability/metrics.js';
import { readOperations } from './page/operations.js';
import { createWarmUp } from './warm-up.js';

const PACKAGE = join(__dirname, '..');
const logger = createLogger('test', 'silent');
const metrics = createMetrics({ defaults: false });

let executor: CompiledExecutor;
let documents: KnownDocuments;
beforeAll(async () => {
  const supergraphSdl = readFileSync(join(PACKAGE, 'supergraph.graphql'), 'utf8');
  const unused = async () => ({ data: null });
  executor = createCompiledExecutor(
    async () => ({ supergraphSdl }),
    () => unused,
    { metrics, logger },
  );
  documents = createKnownDocuments({ introspection: false });
  executor.onSchemaLoadOrUpdate(({ apiSchema }) => documents.schemaChanged(apiSchema));
  await executor.load({ apollo: {} });
});
afterAll(() => executor.stop());

const offered = readOperations(join(PACKAGE, 'operations')).map(({ name, query }) => [name, query] as const);
const told = [...documentsAt(join(PACKAGE, 'operations/demo.json')).values()].map(
  (source) => [source.slice(0, 80), source] as const,
);

test.each([...offered, ...told])('compiled, not left to stock: %s', (_name, source) => {
  expect(executor.operation(parse(source), undefined)).not.toBeNull();
});

test('known operations are ready before anybody asks; one that is not valid is left out', async () => {
  const [[, good] = ['', '']] = offered;
  const warmUp = createWarmUp(
    [good, '{ nothing }', '{ __schema { queryType { name } } }'],
    documents,
    executor,
    logger,
  );
  warmUp.begin();
  await warmUp.done();
  expect(documents.get(good)).toBeDefined();
  expect(documents.get('{ nothing }')).toBeUndefined();
  expect(documents.get('{ __schema { queryType { name } } }')).toBeUndefined();
});

test('what is known is not forgotten, however much of it there is', async () => {
  const long = `# ${'x'.repeat(100_000)}`;
  const known = Array.from(
    { length: 8 },
    (_, at) => `query Known${at} { factories(first: 1) { nodes { id } } } ${long}`,
  );
  const warmUp = createWarmUp(known, documents, executor, logger);
  warmUp.begin();
  await warmUp.done();
  expect(known.filter((source) => !documents.get(source))).toEqual([]);
});

test('an operation weighs more with each setting of its conditions that was asked for', async () => {
  const conditions = Array.from({ length: 4 }, (_, at) => `$c${at}: Boolean!`).join(' ');
  const names = Array.from(
    { length: 8 },
    (_, at) => `a${at}: factories(first: 1) { nodes { id code @skip(if: $c${at % 4}) } }`,
  );
  const document = parse(`query (${conditions}) { ${names.join(' ')} }`);
  const operation = executor.operation(document, undefined);
  const before = operation?.weight() ?? 0;
  const settings = [0, 1].map((at) => Object.fromEntries([0, 1, 2, 3].map((one) => [`c${one}`, one === at])));
  for (const variables of settings) await operation?.execute(variables, {} as never);
  expect(operation?.weight()).toBeGreaterThan(before);
});
