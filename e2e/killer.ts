import { eventually } from '@anzhi/testing';
import type { WholeSystem } from './system.js';

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const VICTIMS = ['party', 'assets', 'personnel', 'stability', 'gateway'] as const;

/** When to kill whom: so many milliseconds after the demo has finished that step. */
interface Attack {
  readonly victim: (typeof VICTIMS)[number];
  readonly afterStep: number;
  readonly delayMs: number;
}

export interface Killer {
  /** Hears what the demo says; kills when it is time. */
  readonly hear: (text: string) => void;
  readonly killed: ReadonlySet<string>;
  /** Waits until everybody who was killed runs again under another number. */
  resurrected(): Promise<void>;
}

/** Kills each process once, without a warning, at moments that the seed chooses. */
export function killerOf(system: WholeSystem, steps: number, random: () => number): Killer {
  const attacks: Attack[] = VICTIMS.map((victim) => ({
    victim,
    afterStep: 1 + Math.floor(random() * (steps - 4)),
    delayMs: Math.floor(random() * 1_200),
  }));
  const killed = new Map<string, number>();
  const kill = ({ victim }: Attack) => {
    const pid = system.runtime().processes[victim]?.pid;
    if (pid === undefined || killed.has(victim)) return;
    killed.set(victim, pid);
    process.kill(pid, 'SIGKILL');
  };
  const seen = new Set<number>();
  const hear = (text: string) => {
    for (const [, step, total] of text.matchAll(/^demo\s+(\d+)\/(\d+) [^ ]/gm)) {
      // Another story than the main one is short: its steps are left alone.
      if (Number(total) !== steps || seen.has(Number(step))) continue;
      seen.add(Number(step));
      for (const attack of attacks) {
        if (attack.afterStep === Number(step)) setTimeout(kill, attack.delayMs, attack);
      }
    }
  };
  const resurrected = () =>
    eventually(
      () => {
        for (const [victim, pid] of killed) {
          const now = system.runtime().processes[victim]?.pid;
          expect(now).toBeGreaterThan(0);
          expect(now).not.toBe(pid);
        }
      },
      { within: 20_000 },
    );
  return {
    hear,
    get killed() {
      return new Set(killed.keys());
    },
    resurrected,
  };
}
