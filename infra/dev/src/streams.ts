import { ensureStreams } from '@anzhi/nats-setup';

/** How often the streams are looked after. */
const EVERY_MS = 5_000;

/** Makes the streams now, and mends them from then on (decision 8): services are not ready without them. */
export async function keepStreams(
  natsUrl: string,
  say: (line: string) => void,
): Promise<{ stop(): Promise<void> }> {
  await ensureStreams(natsUrl);
  let working: Promise<void> = Promise.resolve();
  let failing = false;
  const mend = async () => {
    try {
      await ensureStreams(natsUrl);
      failing = false;
    } catch (error) {
      // NATS may be away for a while; that is said once, not every five seconds.
      if (!failing) say(`the streams could not be checked: ${(error as Error).message}`);
      failing = true;
    }
  };
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    working = mend().finally(() => {
      busy = false;
    });
  }, EVERY_MS);
  const stop = async () => {
    clearInterval(timer);
    await working;
  };
  return { stop };
}
