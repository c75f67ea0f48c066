import { ensureStreams } from '@anzhi/nats-setup';
import { connect } from 'nats';

/** How often the streams are looked after. */
const EVERY_MS = 5_000;

/** Makes the streams now, and mends them from then on (decision 8): services are not ready without them. */
export async function keepStreams(
  natsUrl: string,
  say: (line: string) => void,
): Promise<{ stop(): Promise<void> }> {
  const connection = await connect({ servers: natsUrl, name: 'anzhi-streams', maxReconnectAttempts: -1 });
  const parts = { busy: false, failing: false };
  const mend = async () => {
    if (parts.busy) return;
    parts.busy = true;
    try {
      await ensureStreams(connection);
      parts.failing = false;
    } catch (error) {
      // NATS may be away for a while; that is said once, not every five seconds.
      if (!parts.failing) say(`the streams could not be checked: ${(error as Error).message}`);
      parts.failing = true;
    }
    parts.busy = false;
  };
  try {
    await ensureStreams(connection);
  } catch (error) {
    await connection.close();
    throw new Error(`the streams could not be made on ${natsUrl}: ${(error as Error).message}`);
  }
  const timer = setInterval(() => void mend(), EVERY_MS);
  const stop = () => {
    clearInterval(timer);
    return connection.close();
  };
  return { stop };
}
