const { execFile } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { promisify } = require('node:util');

const run = promisify(execFile);

async function idsOf(user) {
  const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])]);
  return { uid: Number.parseInt(uid.stdout, 10), gid: Number.parseInt(gid.stdout, 10) };
}

/** PostgreSQL refuses to run as root: take its own user, make it, or fall back to nobody. */
async function unprivilegedIds() {
  try {
    return await idsOf('postgres');
  } catch {
    try {
      await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
      return await idsOf('postgres');
    } catch {
      return idsOf('nobody');
    }
  }
}

/** Whether others may pass through every folder above `target`. */
function reachableByOthers(target) {
  let folder = path.dirname(path.resolve(target));
  for (;;) {
    if (fs.existsSync(folder) && (fs.statSync(folder).mode & 0o001) === 0) return false;
    if (folder === path.dirname(folder)) return true;
    folder = path.dirname(folder);
  }
}

/**
 * How to run a PostgreSQL program: as ourselves, or when we are root as an unprivileged user. A clone under /root (mode 700)
 * cannot be reached by that user; then setpriv keeps the one capability that passes folders, and only for the server.
 */
async function accountFor(program, directory) {
  if (process.getuid?.() !== 0) return { own: () => undefined, command: (file, args) => ({ file, args }) };
  const { uid, gid } = await unprivilegedIds();
  const own = (file) => fs.chownSync(file, uid, gid);
  if (reachableByOthers(program) && reachableByOthers(directory)) {
    return { own, command: (file, args) => ({ file, args, uid, gid }) };
  }
  try {
    await run('setpriv', ['--version']);
  } catch {
    throw new Error(
      `PostgreSQL cannot run as root, and its user cannot reach ${path.dirname(directory)}. ` +
        'Clone to a folder that everybody may enter (for example /opt), or set DATABASE_URL to a running server.',
    );
  }
  const keep = [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    // access(2), by which initdb looks for its programs, else ignores the capability.
    '--securebits=+no_setuid_fixup',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ];
  return { own, command: (file, args) => ({ file: 'setpriv', args: [...keep, file, ...args] }) };
}

module.exports = { accountFor };
