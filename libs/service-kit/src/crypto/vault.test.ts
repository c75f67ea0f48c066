import { systemViewer } from '../access/viewer.js';
import { openKitDatabase } from '../testing/kit-database.js';
import { parseMasterKeys } from './master-keys.js';
import { createVault } from './vault.js';

type Kit = Awaited<ReturnType<typeof openKitDatabase>>;
const viewer = systemViewer('kit', 'vault');
const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
let kit: Kit;
beforeAll(async () => {
  kit = await openKitDatabase();
});
afterAll(() => kit.stop());

const inFactory = <R>(factoryId: string, work: Parameters<typeof kit.database.write<R>>[2]) =>
  kit.database.write(viewer, { kind: 'factories', factoryIds: [factoryId] }, work);

it('gives back what it sealed, differently each time, with an index for equality', async () => {
  await inFactory('gz-01', async (tx) => {
    const cipher = await tx.cipher('gz-01');
    const [first, second] = [cipher.encrypt('369900199407086396'), cipher.encrypt('369900199407086396')];
    expect(first.equals(second)).toBe(false);
    expect(cipher.decrypt(first)).toBe('369900199407086396');
    expect(cipher.blindIndex('a').equals(cipher.blindIndex('a'))).toBe(true);
    expect(cipher.blindIndex('a').equals(cipher.blindIndex('b'))).toBe(false);
  });
});

it('refuses a sealed value that was changed', async () => {
  await inFactory('gz-01', async (tx) => {
    const cipher = await tx.cipher('gz-01');
    const sealed = cipher.encrypt('secret');
    sealed[sealed.length - 1]! ^= 1;
    expect(() => cipher.decrypt(sealed)).toThrow();
  });
});

it('a key per factory: one cannot read or index another', async () => {
  const one = await inFactory('gz-01', (tx) => tx.cipher('gz-01'));
  const two = await inFactory('gz-02', (tx) => tx.cipher('gz-02'));
  expect(() => two.decrypt(one.encrypt('x'))).toThrow();
  expect(one.blindIndex('x').equals(two.blindIndex('x'))).toBe(false);
});

it('rotates the master key without losing what was sealed before', async () => {
  const sealed = await inFactory('gz-03', async (tx) => (await tx.cipher('gz-03')).encrypt('kept'));
  const rotated = createVault(parseMasterKeys(`m2:${key(2)},m1:${key(1)}`));
  const opened = await inFactory('gz-03', async (tx) =>
    (await rotated.forFactory(tx, 'gz-03')).decrypt(sealed),
  );
  expect(opened).toBe('kept');
  const without = createVault(parseMasterKeys(`m2:${key(2)}`));
  await expect(inFactory('gz-03', (tx) => without.forFactory(tx, 'gz-03'))).rejects.toThrow(
    'master key m1 is missing',
  );
});

it.each([['m1:short'], ['no-colon'], ['']])('says which master key is malformed: %s', (text) => {
  expect(() => parseMasterKeys(text)).toThrow('entry 1 is not <id>:<base64 of 32 bytes>');
});
