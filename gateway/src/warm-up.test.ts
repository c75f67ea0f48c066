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
