import { parseArgs } from 'node:util';
import { type Publisher, publishers } from '@anzhi/contracts';

/** What an operator asked for. */
export interface OpsRequest {
  readonly service: Publisher;
  /** Only events recorded at or after this instant (ISO 8601). */
  readonly from?: string;
  readonly factoryId?: string;
  readonly again: boolean;
}

/** What a command has to say, line by line, and whether all is well. */
export interface OpsReport {
  readonly ok: boolean;
  readonly lines: readonly string[];
}

/** Reads `<service> [--from <ISO instant>] [--factory gz-01] [--again]`. Throws an Error with all faults together. */
export function parseOpsRequest(args: readonly string[]): OpsRequest {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { from: { type: 'string' }, factory: { type: 'string' }, again: { type: 'boolean' } },
  });
  const faults: string[] = [];
  const service = publishers.find((publisher) => publisher === positionals[0]);
  if (!service || positionals.length !== 1) faults.push(`name one of ${publishers.join(', ')}`);
  if (values.from !== undefined && Number.isNaN(Date.parse(values.from)))
    faults.push('--from is no ISO instant');
  if (!service || faults.length > 0) throw new Error(faults.join('\n'));
  return {
    service,
    again: values.again === true,
    ...(values.from === undefined ? {} : { from: values.from }),
    ...(values.factory === undefined ? {} : { factoryId: values.factory }),
  };
}

/** Name of the variable with the URL of a service's app role. */
export const databaseVariable = (service: Publisher): string => `${service.toUpperCase()}_DATABASE_URL`;

/** Values of variables of the environment. Throws an Error that names every one that is missing. */
export function required<N extends string>(
  source: NodeJS.ProcessEnv,
  ...names: readonly N[]
): Record<N, string> {
  const missing = names.filter((name) => !source[name]);
  if (missing.length > 0) throw new Error(missing.map((name) => `${name} is missing`).join('\n'));
  return Object.fromEntries(names.map((name) => [name, source[name] ?? ''])) as Record<N, string>;
}
