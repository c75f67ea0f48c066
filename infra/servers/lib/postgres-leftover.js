const { execFile } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { promisify } = require('node:util');

const run = promisify(execFile);

/** The command line of a process, or null when it is gone. */
async function commandLine(pid) {
  try {
    return (await run('ps', ['-o', 'args=', '-p', String(pid)])).stdout.trim() || null;
  } catch {
    try {
      return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || null;
    } catch {
      return null;
    }
  }
}

/**
 * Ends a server that an earlier, killed run left on this data directory. A pid file whose process is gone or is another
 * program (the number was reused) is only stale: it is removed, as PostgreSQL would not dare to.
 */
async function stopEarlierServer(directory) {
  const pidFile = path.join(directory, 'postmaster.pid');
  if (!fs.existsSync(pidFile)) return;
  const pid = Number.parseInt(fs.readFileSync(pidFile, 'utf8'), 10);
  const mine = async () => {
    const line = Number.isInteger(pid) && pid > 1 ? await commandLine(pid) : null;
    return line?.includes('postgres') && line.includes(directory);
  };
  if (!(await mine())) {
    fs.rmSync(pidFile, { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  const until = Date.now() + 20_000;
  while (await mine()) {
    if (Date.now() > until)
      throw new Error(`PostgreSQL of an earlier run (process ${pid}) does not stop; end it and start again.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

module.exports = { stopEarlierServer };
