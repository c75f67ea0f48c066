const { execFile } = require('node:child_process');
const fs = require('node:fs');
const net = require('node:net');
const path = require('node:path');
const { promisify } = require('node:util');
const { spawnGuarded } = require('./guard.js');
const { freePort } = require('./ports.js');

const run = promisify(execFile);

const HOW_TO_GET_NATS =
  'nats-server was not found. Install it (Debian, Ubuntu: apt-get install nats-server; macOS: brew install nats-server), ' +
  'or put it on the PATH, or set NATS_URL to a running NATS with JetStream.';

function onPath(name) {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/bin'];
  return folders
    .filter(Boolean)
    .map((folder) => path.join(folder, name))
    .find(isExecutable);
}

function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

async function installByApt(say) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    run('apt-get', ['install', '-y', '--no-install-recommends', 'nats-server'], { env, maxBuffer: 1 << 24 });
  say('nats-server was not found: installing the distribution package');
  try {
    await install();
  } catch {
    // A fresh machine has no package lists yet.
    await run('apt-get', ['update'], { env, maxBuffer: 1 << 24 });
    await install();
  }
}

async function findNatsServer(say = () => undefined) {
  const known = process.env.ANZHI_NATS_SERVER ?? onPath('nats-server');
  if (known) return known;
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    try {
      await installByApt(say);
    } catch (error) {
      throw new Error(`${HOW_TO_GET_NATS}\napt-get said: ${error.stderr || error.message}`);
    }
    const installed = onPath('nats-server');
    if (installed) return installed;
  }
  throw new Error(HOW_TO_GET_NATS);
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1' });
    socket.setTimeout(1_000, () => socket.destroy());
    // A NATS server greets first; an accepted connection alone does not prove that it is ready.
    socket.once('data', (greeting) => {
      resolve(greeting.toString('utf8').startsWith('INFO '));
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}

async function waitUntilReady(server, port) {
  let ended = false;
  void server.exited.then(() => {
    ended = true;
  });
  const until = Date.now() + 15_000;
  while (!(await accepts(port))) {
    if (ended) throw new Error(`nats-server did not start: ${server.output().trim()}`);
    if (Date.now() > until) {
      await server.stop();
      throw new Error(`nats-server was not ready after 15 s: ${server.output().trim()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function startNatsServer(options) {
  const binary = await findNatsServer(options.say);
  const port = options.port ?? (await freePort());
  fs.mkdirSync(options.storeDirectory, { recursive: true });
  const server = await spawnGuarded(
    binary,
    ['--addr', '127.0.0.1', '--port', String(port), '--jetstream', '--store_dir', options.storeDirectory],
    { logFile: options.logFile, removeDirectory: options.removeStore ? options.storeDirectory : undefined },
  );
  await waitUntilReady(server, port);
  const { pid, exited } = server;
  return { url: `nats://127.0.0.1:${port}`, port, pid, exited, stop: () => server.stop() };
}

module.exports = { findNatsServer, startNatsServer };
