import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startPostgres } from '@anzhi/local-servers';
import { eventually, temporaryFolder } from '@anzhi/testing';
import { parseStartEnvironment, SettingError } from './environment.js';
import { openIssuer } from './issuer.js';
import { serveIssuer } from './issuer-server.js';
import { clearRuntime, readRuntime, runningRuntime, writeRuntime } from './runtime-file.js';

const RUNTIME = {
  ready: true,
  graphUrl: 'http://127.0.0.1:4000/graphql',
  issuerUrl: 'http://127.0.0.1:1',
  natsUrl: 'nats://127.0.0.1:2',
  databaseUrl: 'postgresql://postgres@127.0.0.1:3/postgres',
  postgresPort: 3,
  processes: {},
};

describe('the local PostgreSQL', () => {
  const folder = temporaryFolder('postgres');
  const directory = path.join(folder, 'data');
  const options = { directory, password: 'kept', settings: { fsync: 'off' } };

  it('keeps its data and its port, and survives a killed run and a stale pid file', async () => {
    const first = await startPostgres(options);
    await first.stop();
    // A pid file of a dead process whose number is in use again by somebody else (by us).
    writeFileSync(
      path.join(directory, 'postmaster.pid'),
      `${process.pid}\n${directory}\n1\n${first.port}\n\n127.0.0.1\n`,
    );
    const second = await startPostgres({ ...options, port: first.port });
    expect(second.port).toBe(first.port);
    // A run whose guard was killed too leaves the server behind; the next start ends it first.
    const guard = Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(second.pid)], { encoding: 'utf8' }));
    process.kill(guard, 'SIGKILL');
    await second.exited;
    const third = await startPostgres(options);
    expect(third.pid).not.toBe(second.pid);
    await eventually(() => expect(() => process.kill(second.pid, 0)).toThrow('ESRCH'));
    await third.stop();
  });
});

describe('the local PostgreSQL in a folder that only its owner may enter, like a clone under /root', () => {
  it('starts and stops', async () => {
    const closed = temporaryFolder('closed');
    expect(statSync(closed).mode & 0o077).toBe(0);
    const server = await startPostgres({
      directory: path.join(closed, 'data'),
      password: 'x',
      settings: { fsync: 'off' },
    });
    await server.stop();
    await expect(server.exited).resolves.toBe(0);
  });
});

describe('runtime.json', () => {
  it('does not take a stale file or a reused process number for a running system', async () => {
    const folder = temporaryFolder('runtime');
    const issuer = await serveIssuer({ issuer: await openIssuer(folder), port: 0, graphUrl: () => null });
    const running = { ...RUNTIME, pid: process.pid, issuerUrl: issuer.url };
    writeRuntime(folder, { ...running, pid: process.ppid });
    expect(await runningRuntime(folder)).toBeNull();
    writeRuntime(folder, running);
    expect((await runningRuntime(folder))?.graphUrl).toBe(RUNTIME.graphUrl);
    await issuer.stop();
    expect(await runningRuntime(folder)).toBeNull();
    clearRuntime(folder);
    expect(readRuntime(folder)).toMatchObject({ pid: 0, postgresPort: 3 });
  });

  it('says which file is broken', () => {
    const folder = temporaryFolder('runtime');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'runtime.json'), '{');
    expect(() => readRuntime(folder)).toThrow(`${folder}/runtime.json cannot be read`);
  });
});

describe('parseStartEnvironment', () => {
  it('has defaults for a fresh machine', () => {
    expect(parseStartEnvironment([], { DATABASE_URL: '' })).toMatchObject({
      port: 4000,
      databaseUrl: null,
      natsUrl: null,
      demo: true,
    });
    expect(parseStartEnvironment(['--no-demo'], {}).demo).toBe(false);
  });

  it('tells all faults together', () => {
    const source = { PORT: '4000x', DATABASE_URL: 'mysql://x', NATS_URL: 'x' };
    expect(() => parseStartEnvironment(['--demo'], source)).toThrow(SettingError);
    expect(() => parseStartEnvironment(['--demo'], source)).toThrow(
      /--demo.*\nPORT.*\nDATABASE_URL.*\nNATS_URL/,
    );
  });
});
