import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { HttpFailure } from '../errors/codes.js';

/** The manifest that client build tools write: each operation under the SHA-256 of its text. */
const manifest = z.object({ operations: z.array(z.object({ id: z.string(), body: z.string().min(1) })) });

const request = z.looseObject({
  query: z.string().optional(),
  extensions: z
    .looseObject({ persistedQuery: z.looseObject({ sha256Hash: z.string() }).optional() })
    .nullish(),
});

/**
 * Lets only known documents through, by their text or by `extensions.persistedQuery.sha256Hash` alone, and answers
 * the request with its text filled in.
 * @throws HttpFailure 400 DOCUMENT_NOT_TRUSTED
 */
export interface TrustedDocuments {
  (body: unknown): unknown;
  /** All of them, to be made ready before anybody asks. */
  readonly sources: readonly string[];
}

/** Reads the documents at the start, as `documentsAt` does. */
export function readTrustedDocuments(path: string): TrustedDocuments {
  const documents = documentsAt(path);
  const fill = (body: unknown): unknown => {
    const { data } = request.safeParse(body);
    const id = data?.query === undefined ? data?.extensions?.persistedQuery?.sha256Hash : digest(data.query);
    const query = id === undefined ? undefined : documents.get(id);
    if (!data || query === undefined) {
      throw new HttpFailure(400, 'DOCUMENT_NOT_TRUSTED', 'Only documents that were registered are answered.');
    }
    // Without the hash, which @apollo/server would take for a request of its own kind.
    const { extensions: _hash, ...rest } = data;
    return { ...rest, query };
  };
  return Object.assign(fill, { sources: [...documents.values()] });
}

/**
 * The documents of a manifest `{ "operations": [{ "id", "body" }] }`, or of a folder's `*.graphql` files, by the SHA-256
 * (hex) of their text.
 * @throws Error when they cannot be read, a folder has none, or an id is not the SHA-256 of its body.
 */
export function documentsAt(path: string): ReadonlyMap<string, string> {
  if (!statSync(path).isDirectory()) return documentsOf(path);
  const named = readdirSync(path).filter((name) => name.endsWith('.graphql'));
  // Looked up through links: a platform may mount each file as one.
  const files = named.map((name) => join(path, name)).filter((file) => statSync(file).isFile());
  if (files.length === 0) throw new Error(`${path}: no *.graphql in this folder`);
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  return new Map(texts.map((text) => [digest(text), text]));
}

function documentsOf(file: string): ReadonlyMap<string, string> {
  const { operations } = manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  const wrong = operations.find(({ id, body }) => id !== digest(body));
  if (wrong) throw new Error(`${file}: ${wrong.id} is not the SHA-256 of its document`);
  return new Map(operations.map(({ id, body }) => [id, body]));
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
