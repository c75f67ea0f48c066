import { connectNats } from '@anzhi/outbox';
import { ensureStreams } from './ensure-streams.js';

/** `node dist/ensure.js`: makes or mends the streams at $NATS_URL with the setup user's login, and exits. */
const main = async (): Promise<void> => {
  const url = process.env['NATS_URL'];
  if (url === undefined || url === '') {
    throw new Error('NATS_URL is missing, e.g. nats://setup:<password>@localhost:4222');
  }
  const connection = await connectNats({ url, name: 'anzhi-nats-setup' });
  try {
    for (const [stream, what] of Object.entries(await ensureStreams(connection))) {
      process.stdout.write(`${stream} ${what}\n`);
    }
  } finally {
    await connection.close();
  }
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
