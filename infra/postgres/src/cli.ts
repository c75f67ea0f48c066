import { roleNames } from './names.js';
import { type ProvisionOptions, provision } from './provision.js';

const USAGE = `usage: npm run provision -w infra/postgres -- <service>
  DATABASE_URL               a superuser's URL
  <SERVICE>_OWNER_PASSWORD   for <service>_owner, who runs migrations
  <SERVICE>_APP_PASSWORD     for <service>_app, the process`;

/** Reads what the command line and the environment say. Throws with all faults together. */
export function parseProvisionArguments(
  args: readonly string[],
  source: NodeJS.ProcessEnv,
): ProvisionOptions {
  const [service, ...rest] = args;
  if (!service || rest.length > 0) throw new Error('name exactly one service');
  roleNames(service);
  const prefix = service.toUpperCase();
  const names = ['DATABASE_URL', `${prefix}_OWNER_PASSWORD`, `${prefix}_APP_PASSWORD`];
  const missing = names.filter((name) => !source[name]);
  if (missing.length > 0) throw new Error(`missing: ${missing.join(', ')}`);
  const [adminUrl, owner, app] = names.map((name) => source[name] ?? '') as [string, string, string];
  return { adminUrl, service, passwords: { owner, app } };
}

/** Makes or mends one service's database and roles. Prints no password; exit code 2 for a wrong call, 1 for a failure. */
export async function main(args: readonly string[], source: NodeJS.ProcessEnv): Promise<void> {
  let options: ProvisionOptions;
  try {
    options = parseProvisionArguments(args, source);
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  try {
    const { appUrl } = await provision(options);
    const { owner, app, relay } = roleNames(options.service);
    console.log(`database ${new URL(appUrl).pathname.slice(1)} and roles ${owner}, ${app}, ${relay} stand`);
  } catch (error) {
    console.error(`the database of ${options.service} could not be made: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}

if (require.main === module) void main(process.argv.slice(2), process.env);
