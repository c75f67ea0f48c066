import type { Supervisor } from './supervisor.js';

/** Crashes in a row that make waiting pointless. */
const HOPELESS_AFTER_CRASHES = 3;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function reading(url: string): Promise<{ ready: boolean; told: string }> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    return { ready: response.ok, told: `${response.status} ${await response.text()}` };
  } catch (error) {
    const { cause, message } = error as Error & { cause?: Error };
    return { ready: false, told: cause?.message ?? message };
  }
}

/**
 * Waits until a supervised process answers `/health/ready`. Throws with its last words when it keeps crashing or is not ready
 * after `withinMs` (default 60,000).
 */
export async function waitUntilReady(
  supervisor: Supervisor,
  name: string,
  address: string,
  withinMs = 60_000,
): Promise<void> {
  const until = Date.now() + withinMs;
  for (;;) {
    const { ready, told } = await reading(`${address}/health/ready`);
    if (ready) return;
    const lastWords = () => supervisor.lastOutput(name).trim().split('\n').slice(-12).join('\n');
    if (supervisor.crashes(name) >= HOPELESS_AFTER_CRASHES)
      throw new Error(`${name} does not start:\n${lastWords()}`);
    if (Date.now() > until)
      throw new Error(`${name} is not ready after ${withinMs / 1_000} s: ${told}\n${lastWords()}`);
    await pause(50);
  }
}
