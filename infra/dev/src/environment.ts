import path from 'node:path';

/** Root of the repository; dist/ stands as deep as src/. */
export const REPOSITORY = path.resolve(__dirname, '../../..');

/** What `npm start` can be told. */
export interface StartEnvironment {
  /** Port of the gateway. */
  readonly port: number;
  readonly dataDirectory: string;
  /** A superuser's URL (decision 35), or null to start PostgreSQL here. */
  readonly databaseUrl: string | null;
  readonly natsUrl: string | null;
  /** False with `--no-demo`: only the factory GZ-01 is registered. */
  readonly demo: boolean;
}

/** Thrown for settings that cannot work; the message says what to do. */
export class SettingError extends Error {}

/** Where everything that must survive a restart is kept: $ANZHI_DATA_DIR, default `.anzhi` in the repository. */
export function dataDirectoryOf(source: NodeJS.ProcessEnv): string {
  return path.resolve(REPOSITORY, source['ANZHI_DATA_DIR'] || '.anzhi');
}

/** The command that gives a token of the system with that data: another directory than the default is named, as its issuer's key lies there. */
export function tokenCommand(dataDirectory: string): string {
  const where = dataDirectory === dataDirectoryOf({}) ? '' : `ANZHI_DATA_DIR='${dataDirectory}' `;
  return `${where}npm run -s token -- placement-officer --factory GZ-01`;
}

/** Reads the settings of `npm start`. Throws SettingError with all faults together. */
export function parseStartEnvironment(args: readonly string[], source: NodeJS.ProcessEnv): StartEnvironment {
  const faults = args
    .filter((arg) => arg !== '--no-demo')
    .map((arg) => `unknown argument ${arg}; there is only --no-demo`);
  const port = source['PORT'] || '4000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) faults.push(`PORT must be 0 to 65535, not "${port}"`);
  const check = (name: string, scheme: RegExp, example: string) => {
    const given = source[name] || null;
    if (given !== null && !scheme.test(given)) faults.push(`${name} must look like ${example}`);
    return given;
  };
  const databaseUrl = check(
    'DATABASE_URL',
    /^postgres(ql)?:\/\//,
    'postgresql://postgres:secret@127.0.0.1:5432/postgres',
  );
  const natsUrl = check('NATS_URL', /^(nats|tls):\/\//, 'nats://127.0.0.1:4222');
  if (faults.length > 0) throw new SettingError(faults.join('\n'));
  return {
    port: Number(port),
    dataDirectory: dataDirectoryOf(source),
    databaseUrl,
    natsUrl,
    demo: !args.includes('--no-demo'),
  };
}
