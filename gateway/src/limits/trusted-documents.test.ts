import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestGateway } from '../testing/test-gateway.js';
import { documentsAt, readTrustedDocuments } from './trusted-documents.js';

const BODY = 'query Caller { caller { sub } }';
const ID = createHash('sha256').update(BODY).digest('hex');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'anzhi-documents-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (operations: unknown): string => {
  const file = join(folder, 'documents.json');
  writeFileSync(file, JSON.stringify({ operations }));
  return file;
};

test('with a manifest only its documents are answered, by text or by name', async () => {
  const gateway = await startTestGateway({ TRUSTED_DOCUMENTS: fileOf([{ id: ID, body: BODY }]) });
  const send = async (body: unknown): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    const { data, errors } = (await response.json()) as {
      data?: unknown;
      errors?: { extensions: { code: string } }[];
    };
    return data ?? [response.status, errors?.[0]?.extensions.code];
  };
  const byName = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
  const answered = { caller: { sub: 'anonymous' } };
  const refused = [400, 'DOCUMENT_NOT_TRUSTED'];
  try {
    expect(await send({ query: BODY })).toEqual(answered);
    expect(await send(byName(ID))).toEqual(answered);
    expect(await send({ query: '{ caller { sub } }' })).toEqual(refused);
    expect(await send({ query: '{ caller { sub } }', ...byName(ID) })).toEqual(refused);
    expect(await send(byName('0'.repeat(64)))).toEqual(refused);
    expect(await send([{ query: BODY }])).toEqual(refused);
    const get = await fetch(`${gateway.url}/graphql?query=${encodeURIComponent(BODY)}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(get.status).toBe(405);
  } finally {
    await gateway.stop();
  }
});

test('a manifest whose names are not those of its documents is refused at the start', () => {
  expect(() => readTrustedDocuments(fileOf([{ id: ID, body: '{ other }' }]))).toThrow('is not the SHA-256');
  expect(() => readTrustedDocuments(fileOf([{ id: ID }]))).toThrow();
});

test('a folder of documents is as good as a manifest; an empty one is refused', () => {
  const documents = join(folder, 'documents');
  mkdirSync(documents);
  expect(() => documentsAt(documents)).toThrow('no *.graphql');
  writeFileSync(join(documents, 'caller.graphql'), BODY);
  writeFileSync(join(documents, 'README.md'), 'not one');
  mkdirSync(join(documents, 'folder.graphql'));
  expect([...documentsAt(documents)]).toEqual([[ID, BODY]]);
  const linked = join(folder, 'linked');
  mkdirSync(linked);
  symlinkSync(join(documents, 'caller.graphql'), join(linked, 'caller.graphql'));
  expect([...documentsAt(linked)]).toEqual([[ID, BODY]]);
});
