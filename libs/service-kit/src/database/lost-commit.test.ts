import { connect, createServer, type Socket } from 'node:net';
import { systemViewer } from '../access/viewer.js';
import { parseMasterKeys } from '../crypto/master-keys.js';
import { createVault } from '../crypto/vault.js';
import { rememberFactory } from '../directory/directory.store.js';
import { openKitDatabase } from '../testing/kit-database.js';
import { openDataSource } from './data-source.js';
import { createDatabase } from './database.js';
import { mutate } from './mutate.js';

/** Carries bytes to PostgreSQL; after `arm`, the next commit reaches it and its answer is lost with the connection. */
async function openLossyRoad(to: { host: string; port: number }) {
  let armed = false;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(to);
    let cutting = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    client.on('data', (bytes) => {
      if (armed && bytes.includes('COMMIT')) {
        armed = false;
        cutting = true;
      }
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (!cutting) return client.write(bytes);
      client.destroy();
      return upstream.destroy();
    });
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    arm: () => {
      armed = true;
    },
    wasCut: () => !armed,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

type Kit = Awaited<ReturnType<typeof openKitDatabase>>;
let kit: Kit;
let road: Awaited<ReturnType<typeof openLossyRoad>>;
let throughRoad: { database: Kit['database']; stop(): Promise<void> };

beforeAll(async () => {
  kit = await openKitDatabase();
  await kit.database.write(systemViewer('kit', 't'), { kind: 'group' }, (tx) =>
    rememberFactory(tx, {
      factoryId: 'gz-01',
      code: 'GZ-01',
      name: '厂',
      city: '市',
      clock: { mode: 'REAL' },
    }),
  );
  const url = new URL(kit.test.appUrl);
  road = await openLossyRoad({ host: url.hostname, port: Number.parseInt(url.port, 10) });
  url.port = String(road.port);
  const dataSource = await openDataSource({
    url: url.toString(),
    poolSize: 2,
    applicationName: 'road',
    entities: [],
  });
  const vault = createVault(parseMasterKeys(`m1:${Buffer.alloc(32, 1).toString('base64')}`));
  throughRoad = {
    database: createDatabase(dataSource, { now: Date.now, vault }),
    stop: () => dataSource.destroy(),
  };
});
afterAll(async () => {
  await throughRoad?.stop();
  road?.close();
  await kit?.stop();
});

const appoint = (label: string, key: string | null) =>
  mutate<{ label: string }>(throughRoad.database, {
    viewer: { ...systemViewer('kit', 'c'), subject: 'officer' },
    factoryId: 'gz-01',
    operation: 'appoint',
    request: key ? { key, operation: 'appoint', input: { label } } : null,
    isRefusal: () => false,
    toStored: (value) => ({ type: 'Outcome', value }),
    fromStored: (stored) => stored.value as { label: string },
    work: async (tx) => {
      await tx.query(
        `INSERT INTO open_appointment (factory_id, appointment_id, subject, role) VALUES ('gz-01', gen_random_uuid()::text, $1, 'r')`,
        [label],
      );
      return { label };
    },
  });

it.each([
  ['with a key', 'k'],
  ['without a key', null],
])('a commit whose answer is lost is found by the next try, not done again: %s', async (label, key) => {
  road.arm();
  expect(await appoint(label, key)).toEqual({ label });
  expect(road.wasCut()).toBe(true);
  const rows = await kit.database.read(systemViewer('kit', 't'), (tx) =>
    tx.query<{ n: number }>('SELECT count(*)::int AS n FROM open_appointment WHERE subject = $1', [label]),
  );
  expect(rows).toEqual([{ n: 1 }]);
});
