import { connect } from 'nats';
import { startNats, type TestNats } from './nats.js';

async function streamNames(url: string): Promise<string[]> {
  const connection = await connect({ servers: url });
  const manager = await connection.jetstreamManager();
  const names: string[] = [];
  for await (const stream of manager.streams.list()) names.push(stream.config.name);
  await connection.close();
  return names;
}

async function addStream(url: string, name: string): Promise<void> {
  const connection = await connect({ servers: url });
  const manager = await connection.jetstreamManager();
  await manager.streams.add({ name, subjects: [`${name}.>`] });
  await connection.close();
}

describe('startNats', () => {
  let nats: TestNats;
  beforeAll(async () => {
    nats = await startNats();
    await addStream(nats.url, 'KEPT');
  });
  afterAll(() => nats.stop());

  it('is away while paused and comes back with its streams', async () => {
    await nats.pause();
    await expect(connect({ servers: nats.url, reconnect: false })).rejects.toThrow('CONNECTION_REFUSED');
    await nats.restart();
    expect(await streamNames(nats.url)).toEqual(['KEPT']);
  });

  it('forgets every stream when wiped', async () => {
    await nats.wipe();
    expect(await streamNames(nats.url)).toEqual([]);
  });
});
