const { spawn } = require('node:child_process');
const fs = require('node:fs');

// The guard is a shell that holds the read end of a pipe whose write end is ours. The kernel closes ours when we end, even
// by SIGKILL, and then the guard stops the server. It runs in a session of its own, so Ctrl-C reaches us and not the server.
// fd 3 tells the server's pid, fd 4 is the pipe.
const GUARD = `
exec 4<&0
"$@" </dev/null 3>&- 4<&- &
server=$!
echo "$server" >&3
exec 3>&-
(
  cat <&4
  kill -s "$ANZHI_GUARD_SIGNAL" "$server"
  tries=0
  while [ "$tries" -lt 40 ] && kill -0 "$server"; do tries=$((tries + 1)); sleep 0.25; done
  kill -s KILL "$server"
) >/dev/null 2>&1 &
watcher=$!
exec 4<&-
wait "$server"
code=$?
kill -s KILL "$watcher" 2>/dev/null
if [ -n "$ANZHI_GUARD_REMOVE" ]; then rm -rf "$ANZHI_GUARD_REMOVE"; fi
exit "$code"
`;

const OUTPUT_KEPT = 64 * 1024;

function keepOutput(child, { logFile, onOutput }) {
  const log = logFile ? fs.createWriteStream(logFile, { flags: 'a' }) : null;
  let text = '';
  const take = (chunk) => {
    text = (text + chunk.toString('utf8')).slice(-OUTPUT_KEPT);
    log?.write(chunk);
    onOutput?.(chunk.toString('utf8'));
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  child.once('close', () => log?.end());
  return () => text;
}

function readPid(child) {
  return new Promise((resolve, reject) => {
    let text = '';
    child.once('error', reject);
    child.stdio[3].on('data', (chunk) => {
      text += chunk.toString('utf8');
      if (text.includes('\n')) resolve(Number.parseInt(text, 10));
    });
    child.stdio[3].once('close', () => reject(new Error('the guard ended before it started the server')));
  });
}

async function spawnGuarded(command, args, options = {}) {
  const child = spawn('/bin/sh', ['-c', GUARD, 'anzhi-guard', command, ...args], {
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    detached: true,
    uid: options.uid,
    gid: options.gid,
    cwd: options.cwd ?? '/',
    env: {
      ...(options.env ?? process.env),
      ANZHI_GUARD_SIGNAL: options.signal ?? 'TERM',
      ANZHI_GUARD_REMOVE: options.removeDirectory ?? '',
    },
  });
  const exited = new Promise((resolve) => {
    child.once('exit', (code) => {
      child.stdin.destroy();
      resolve(code ?? -1);
    });
  });
  child.stdin.on('error', () => undefined);
  const output = keepOutput(child, options);
  const pid = await readPid(child);
  // Nothing here may keep the event loop alive: a caller that is done must be able to end, and the guard then cleans up.
  for (const stream of child.stdio) stream?.unref?.();
  child.unref();
  return { pid, exited, output, stop: (graceMs = 8_000) => stopGuarded(child, pid, exited, graceMs) };
}

async function stopGuarded(child, pid, exited, graceMs) {
  child.ref();
  child.stdin.end();
  const timer = setTimeout(() => {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended in the meantime.
    }
  }, graceMs);
  await exited;
  clearTimeout(timer);
}

module.exports = { spawnGuarded };
