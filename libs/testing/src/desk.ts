import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Asks the run's desk (jest/global-setup.js) for something that all workers share. Throws its message when it fails. */
export async function askDesk(what: 'postgres' | 'nats-server'): Promise<string> {
  const desk = process.env['ANZHI_TEST_DESK'];
  if (!desk) throw new Error('not inside a test run: jest must use libs/testing/jest/global-setup.js');
  const response = await fetch(`${desk}/${what}`);
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}

/** A fresh folder, removed with the run. */
export function temporaryFolder(prefix: string): string {
  return mkdtempSync(path.join(process.env['ANZHI_TEST_DIR'] ?? tmpdir(), `${prefix}-`));
}
