import { parseArgs } from 'node:util';
import { issueToken } from './appointment.js';
import { dataDirectoryOf } from './environment.js';
import { openIssuer } from './issuer.js';
import { runningRuntime } from './runtime-file.js';
import { claimsFor, type ViewerRequest, ViewerRequestError } from './viewer-request.js';

const USAGE = 'usage: npm run -s token -- <role> [--factory GZ-01] [--employee GZ00001] [--as <person>]';

/** Reads the command line. Throws ViewerRequestError for what it does not know. */
export function parseTokenArguments(args: readonly string[]): ViewerRequest {
  const option = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { factory: option, employee: option, as: option },
    });
    const [role, ...rest] = positionals;
    if (!role || rest.length > 0) throw new ViewerRequestError('name exactly one role');
    return { role, ...values };
  } catch (error) {
    throw new ViewerRequestError((error as Error).message);
  }
}

/** Prints a bearer token on stdout and everything else on stderr; exit code 2 for a request that makes no sense. */
export async function main(args: readonly string[], source: NodeJS.ProcessEnv): Promise<void> {
  try {
    const request = parseTokenArguments(args);
    // A wrong request is told before anything is written.
    claimsFor(request);
    const dataDirectory = dataDirectoryOf(source);
    const runtime = await runningRuntime(dataDirectory);
    if (!runtime) console.error('note: the system is not running, so no appointment was made for this token');
    const token = await issueToken(request, await openIssuer(dataDirectory), runtime?.graphUrl ?? null);
    process.stdout.write(`${token}\n`);
  } catch (error) {
    const misused = error instanceof ViewerRequestError;
    console.error(misused ? `${error.message}\n${USAGE}` : `no token: ${(error as Error).message}`);
    process.exitCode = misused ? 2 : 1;
  }
}
