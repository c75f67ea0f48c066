import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseStartEnvironment, SettingError, type StartEnvironment, tokenCommand } from './environment.js';
import { demoSpec } from './processes.js';
import { type RunningSystem, startSystem, type Undo } from './system.js';

const HINT =
  'What the parts said stands in the folder logs of ANZHI_DATA_DIR (default .anzhi). A second "npm start" goes on where this one ended.';

const say = (line: string) => console.log(line);

/** Undoes everything, last first; one part that fails to stop does not keep the others running. */
async function unwind(undo: Undo): Promise<void> {
  for (let step = undo.pop(); step; step = undo.pop()) {
    await step().catch((error: Error) => console.error(`while stopping: ${error.message}`));
  }
}

async function playDemo(system: RunningSystem, { dataDirectory, demo }: StartEnvironment): Promise<void> {
  const played = path.join(dataDirectory, 'demo-played');
  // A second start is warm: the data is there. Without the mark the demo runs, and it doubles nothing.
  if (demo && existsSync(played)) return;
  const code = await system.supervisor.run(demoSpec(system.plan, dataDirectory, !demo), (text) =>
    process.stdout.write(text),
  );
  if (code !== 0)
    throw new Error(`the demo ended with code ${code}; its output stands above and in logs/demo.log`);
  if (demo) writeFileSync(played, `${new Date().toISOString()}\n`);
}

/** Resolves when somebody asks us to stop: Ctrl-C, SIGTERM, or the end of the npm that started us. */
function stopRequest(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal));
    if (!process.env['npm_lifecycle_event']) return;
    // A killed npm cannot pass the signal on; its child then has another parent.
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid !== parent) resolve('the end of npm');
    }, 1_000);
    watch.unref();
  });
}

async function serve(environment: StartEnvironment, undo: Undo): Promise<string> {
  say(`data in ${environment.dataDirectory}`);
  const system = await startSystem(environment, undo, say);
  const lost = system.lost.then((reason) => Promise.reject(new Error(reason)));
  await Promise.race([playDemo(system, environment), lost]);
  system.markReady();
  const home = system.graphUrl.replace(/graphql$/, '');
  say(`explorer ${home}`);
  say(`tokens   ${tokenCommand(environment.dataDirectory)}`);
  say(`logs     ${path.join(environment.dataDirectory, 'logs')}`);
  say(`ready ${system.graphUrl}`);
  return lost;
}

/** `npm start`: serves until it is told to stop; exit code 0 when asked to, 1 when something failed. */
export async function main(args: readonly string[], source: NodeJS.ProcessEnv): Promise<void> {
  const undo: Undo = [];
  // Nothing that was started keeps the event loop alive, on purpose; this does.
  const awake = setInterval(() => undefined, 60_000);
  try {
    const environment = parseStartEnvironment(args, source);
    const why = await Promise.race([stopRequest(), serve(environment, undo)]);
    say(`stopping (${why}) …`);
  } catch (error) {
    console.error(`npm start failed: ${(error as Error).message}`);
    if (!(error instanceof SettingError)) console.error(HINT);
    process.exitCode = 1;
  } finally {
    await unwind(undo);
    clearInterval(awake);
    // A start that was interrupted half-way may still be waiting for something that is gone now.
    process.exit();
  }
}
