const crypto = require('node:crypto');
const fs = require('node:fs');
const http = require('node:http');
const os = require('node:os');
const path = require('node:path');
const { findNatsServer, startPostgres } = require('@anzhi/local-servers');

// Durability costs time and a test server is thrown away; passwords are checked, but cheaply.
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  scram_iterations: '64',
  max_wal_size: '4GB',
  shared_buffers: '256MB',
};

/** One PostgreSQL for the whole run, started when the first test file asks for a database. */
function postgresOnDemand(directory) {
  let server = null;
  return {
    url: async () => {
      server ??= startPostgres({
        directory: path.join(directory, 'postgres'),
        password: crypto.randomBytes(12).toString('hex'),
        settings: FAST,
        disposable: true,
      });
      return (await server).url;
    },
    stop: async () => {
      if (server) await (await server.catch(() => null))?.stop();
    },
  };
}

/** Workers are other processes: they ask this one over HTTP. */
async function serve(answers) {
  const desk = http.createServer((request, response) => {
    // A kept connection could be closed here in the moment in which a worker asks again.
    response.setHeader('connection', 'close');
    const answer = answers[request.url ?? ''];
    Promise.resolve(answer?.()).then(
      (text) => response.writeHead(text === undefined ? 404 : 200).end(text ?? ''),
      (error) => response.writeHead(500).end(error.message),
    );
  });
  await new Promise((resolve, reject) => {
    desk.once('error', reject);
    desk.listen(0, '127.0.0.1', resolve);
  });
  desk.unref();
  return desk;
}

module.exports = async function globalSetup() {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'anzhi-test-'));
  // PostgreSQL runs as another user than root and has to pass this folder.
  fs.chmodSync(directory, 0o755);
  const postgres = postgresOnDemand(directory);
  const desk = await serve({
    '/postgres': postgres.url,
    '/nats-server': () => findNatsServer((line) => process.stderr.write(`${line}\n`)),
  });
  process.env.ANZHI_TEST_DIR = directory;
  process.env.ANZHI_TEST_DESK = `http://127.0.0.1:${desk.address().port}`;
  globalThis.__ANZHI_TEST_RUN__ = { directory, desk, postgres };
};
