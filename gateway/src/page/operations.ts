import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An example that the explorer offers. */
export interface SavedOperation {
  /** File name without `.graphql`. */
  readonly name: string;
  /** First comment line of the file. */
  readonly title: string;
  readonly query: string;
  /** JSON text, from a comment line `# variables: {…}`. */
  readonly variables: string;
}

/**
 * Reads `*.graphql` of a folder in the order of their names. A folder that does not exist holds none.
 * @throws SyntaxError when a file's variables are not JSON: a broken example should not wait for a visitor.
 */
export function readOperations(folder: string): readonly SavedOperation[] {
  return namesIn(folder).map((file) =>
    readOperation(file.replace(/\.graphql$/, ''), readFileSync(join(folder, file), 'utf8')),
  );
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.graphql'))
      .sort();
  } catch {
    return [];
  }
}

function readOperation(name: string, text: string): SavedOperation {
  const lines = text.split('\n');
  const comments = lines.filter((line) => line.startsWith('#')).map((line) => line.replace(/^#\s*/, ''));
  const given = comments.find((line) => line.startsWith('variables:'))?.slice('variables:'.length) ?? '{}';
  return {
    name,
    title: comments.find((line) => !line.startsWith('variables:')) ?? name,
    query: lines
      .filter((line) => !line.startsWith('#'))
      .join('\n')
      .trim(),
    variables: JSON.stringify(JSON.parse(given), null, 2),
  };
}
