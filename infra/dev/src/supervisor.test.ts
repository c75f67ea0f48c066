import { readFileSync } from 'node:fs';
import path from 'node:path';
import { eventually, temporaryFolder } from '@anzhi/testing';
import { createSupervisor, type Supervisor } from './supervisor.js';

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('createSupervisor', () => {
  const logDirectory = temporaryFolder('supervisor');
  const said: string[] = [];
  let supervisor: Supervisor;
  beforeEach(() => {
    said.length = 0;
    supervisor = createSupervisor({
      logDirectory,
      say: (line) => said.push(line),
      backoffMs: 10,
      maxBackoffMs: 40,
    });
  });
  afterEach(() => supervisor.stop());

  const script = (name: string, code: string) => ({
    name,
    command: process.execPath,
    args: ['-e', code],
    env: process.env,
    cwd: '/',
  });
  const forever = (name: string) => script(name, 'console.log(process.pid); setInterval(() => {}, 1000)');

  it('starts a killed child again, and says so', async () => {
    await supervisor.start(forever('phoenix'));
    const first = supervisor.pid('phoenix')!;
    process.kill(first, 'SIGKILL');
    await eventually(() => expect(supervisor.pid('phoenix')).not.toBe(first));
    await eventually(() => expect(isAlive(supervisor.pid('phoenix')!)).toBe(true));
    expect(said).toEqual(['phoenix ended with code 137; starting it again in 10 ms (logs/phoenix.log)']);
    expect(isAlive(first)).toBe(false);
  });

  it('waits longer after each crash, up to the limit', async () => {
    await supervisor.start(script('sick', 'process.exit(3)'));
    await eventually(() => expect(supervisor.crashes('sick')).toBeGreaterThanOrEqual(4));
    const waits = said.slice(0, 4).map((line) => /in (\d+) ms/.exec(line)?.[1]);
    expect(waits).toEqual(['10', '20', '40', '40']);
  });

  it('keeps the output of every life of a child', async () => {
    await supervisor.start(script('talker', 'console.log("life " + process.pid); process.exit(1)'));
    await eventually(() => expect(supervisor.crashes('talker')).toBeGreaterThanOrEqual(2));
    const log = readFileSync(path.join(logDirectory, 'talker.log'), 'utf8');
    expect(log.match(/life \d+/g)!.length).toBeGreaterThanOrEqual(2);
  });

  it('stops all children, kills one that does not listen, and starts none again', async () => {
    await supervisor.start(forever('polite'));
    await supervisor.start(
      script('deaf', 'process.on("SIGTERM", () => {}); console.log("deaf"); setInterval(() => {}, 1000)'),
    );
    await eventually(() => expect(supervisor.lastOutput('deaf')).toContain('deaf'));
    const pids = [supervisor.pid('polite')!, supervisor.pid('deaf')!];
    await supervisor.stop(300);
    expect(pids.map(isAlive)).toEqual([false, false]);
    expect(said).toEqual([]);
    await supervisor.start(forever('late'));
    expect(supervisor.pid('late')).toBeUndefined();
  });

  it('gives the exit code and the output of a child that runs once', async () => {
    let output = '';
    const code = await supervisor.run(script('once', 'console.log("done"); process.exitCode = 7'), (text) => {
      output += text;
    });
    expect({ code, output }).toEqual({ code: 7, output: 'done\n' });
  });

  it('leaves no orphan when the process that supervises is killed', async () => {
    const local = JSON.stringify(require.resolve('@anzhi/local-servers'));
    const parent = `
      const { spawnGuarded } = require(${local});
      spawnGuarded(process.execPath, ['-e', 'setInterval(() => {}, 1000)']).then(({ pid }) => console.log('child ' + pid));
      setInterval(() => {}, 1000);`;
    await supervisor.start(script('parent', parent));
    const child = await eventually(() => Number(/child (\d+)/.exec(supervisor.lastOutput('parent'))![1]));
    expect(isAlive(child)).toBe(true);
    process.kill(supervisor.pid('parent')!, 'SIGKILL');
    await eventually(() => expect(isAlive(child)).toBe(false));
  });
});
