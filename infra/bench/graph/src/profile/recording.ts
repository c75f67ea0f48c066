import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Profiler } from 'node:inspector';
import { tmpdir } from 'node:os';
import path from 'node:path';

const RECORDER = path.join(__dirname, 'recorder.js');
const TRY_EVERY_MS = 100;
const WRITTEN_WITHIN_MS = 60_000;

/** Makes processes that are started later ones whose CPU can be profiled. */
export interface Recording {
  /** Their environment, besides their own. */
  readonly environment: Readonly<Record<string, string>>;
  /** Profiles the processes of `pids` while `work` runs. @throws what it throws; when a profile is not written within a minute. */
  during(
    pids: ReadonlyMap<string, number>,
    work: () => Promise<void>,
  ): Promise<Map<string, Profiler.Profile>>;
  /** Forgets the files. */
  close(): void;
}

async function written(file: string): Promise<Profiler.Profile> {
  const until = Date.now() + WRITTEN_WITHIN_MS;
  for (;;) {
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as Profiler.Profile;
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, TRY_EVERY_MS));
    }
  }
}

/** A folder for profiles and what the processes need to write there. */
export function openRecording(): Recording {
  const folder = mkdtempSync(path.join(tmpdir(), 'anzhi-profiles-'));
  return {
    environment: { NODE_OPTIONS: `--require=${RECORDER}`, PROFILE_FOLDER: folder },
    async during(pids, work) {
      const signal = (): void => {
        for (const pid of pids.values()) process.kill(pid, 'SIGUSR2');
      };
      signal();
      await work().finally(signal);
      const profiles = new Map<string, Profiler.Profile>();
      for (const [name, pid] of pids) {
        const file = path.join(folder, `${pid}.cpuprofile`);
        profiles.set(name, await written(file));
        // A later recording writes one of the same name.
        rmSync(file);
      }
      return profiles;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
