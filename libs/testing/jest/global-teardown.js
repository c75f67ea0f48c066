const fs = require('node:fs');

// An interrupted run never gets here; the guards of the servers stop them then (see infra/servers/lib/guard.js).
module.exports = async function globalTeardown() {
  const run = globalThis.__ANZHI_TEST_RUN__;
  if (!run) return;
  await run.postgres.stop();
  run.desk.closeAllConnections();
  run.desk.close();
  fs.rmSync(run.directory, { recursive: true, force: true });
};
