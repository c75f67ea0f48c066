import { z } from 'zod';

/** Thrown when the environment is unfit; the message lists every fault so that an operator mends them in one go. */
export class EnvironmentError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The environment is not fit to start:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'EnvironmentError';
  }
}

/**
 * Parses `source` (usually process.env) by a zod schema. Pure: no exit, no logging.
 * An empty string counts as absent, as shells and container files cannot unset a variable.
 * @throws EnvironmentError with all faults together
 */
export function parseEnvironmentWith<S extends z.ZodType>(schema: S, source: NodeJS.ProcessEnv): z.output<S> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new EnvironmentError(
    parsed.error.issues.map((issue) => `${issue.path.join('.') || 'environment'}: ${issue.message}`),
  );
}
