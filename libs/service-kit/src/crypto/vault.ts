import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Queryable } from '@anzhi/outbox';
import type { MasterKeys } from './master-keys.js';

/** Encrypts personal data of one factory. Ciphertext = version(1) ‖ iv(12) ‖ tag(16) ‖ data, AES-256-GCM. */
export interface FactoryCipher {
  encrypt(plain: string): Buffer;
  decrypt(sealed: Buffer): string;
  encryptBytes(plain: Buffer): Buffer;
  decryptBytes(sealed: Buffer): Buffer;
  /** Deterministic keyed hash of a normalised value: equality search without decryption. */
  blindIndex(value: string): Buffer;
}

/** Hands out the cipher of a factory; data keys are made on first use and kept wrapped in `data_key`. */
export interface Vault {
  forFactory(db: Queryable, factoryId: string): Promise<FactoryCipher>;
}

const VERSION = 1;

/** Envelope encryption: one data key per factory, wrapped by a master key (个人信息保护法 art. 51: encryption, de-identification). */
export function createVault(masterKeys: MasterKeys): Vault {
  const ciphers = new Map<string, FactoryCipher>();
  return {
    async forFactory(db, factoryId) {
      const known = ciphers.get(factoryId);
      if (known) return known;
      const cipher = cipherOf(await loadOrMakeDataKey(db, masterKeys, factoryId));
      // Cached only when read back as stored by another transaction: one made here may still roll back.
      if (cipher.stored) ciphers.set(factoryId, cipher.cipher);
      return cipher.cipher;
    },
  };
}

async function loadOrMakeDataKey(db: Queryable, masterKeys: MasterKeys, factoryId: string) {
  const stored = await selectDataKey(db, factoryId);
  if (stored) return { key: unwrap(masterKeys, stored), stored: true };
  const wrapped = seal(masterKeys.current.key, randomBytes(32));
  await db.query(
    'INSERT INTO data_key (factory_id, master_key_id, wrapped_key) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [factoryId, masterKeys.current.id, wrapped],
  );
  const winner = await selectDataKey(db, factoryId);
  if (!winner) throw new Error(`data key of ${factoryId} is not visible in this scope`);
  return { key: unwrap(masterKeys, winner), stored: false };
}

async function selectDataKey(db: Queryable, factoryId: string) {
  const rows = await db.query<{ master_key_id: string; wrapped_key: Buffer }>(
    'SELECT master_key_id, wrapped_key FROM data_key WHERE factory_id = $1',
    [factoryId],
  );
  return rows[0];
}

function unwrap(masterKeys: MasterKeys, row: { master_key_id: string; wrapped_key: Buffer }): Buffer {
  const master = masterKeys.all.find((candidate) => candidate.id === row.master_key_id);
  if (!master) throw new Error(`master key ${row.master_key_id} is missing from MASTER_KEYS`);
  return open(master.key, row.wrapped_key);
}

function cipherOf({ key, stored }: { key: Buffer; stored: boolean }): {
  cipher: FactoryCipher;
  stored: boolean;
} {
  const dataKey = Buffer.from(hkdfSync('sha256', key, '', 'anzhi data', 32));
  const indexKey = Buffer.from(hkdfSync('sha256', key, '', 'anzhi blind index', 32));
  return {
    stored,
    cipher: {
      encrypt: (plain) => seal(dataKey, Buffer.from(plain, 'utf8')),
      decrypt: (sealed) => open(dataKey, sealed).toString('utf8'),
      encryptBytes: (plain) => seal(dataKey, plain),
      decryptBytes: (sealed) => open(dataKey, sealed),
      blindIndex: (value) => createHmac('sha256', indexKey).update(value).digest().subarray(0, 16),
    },
  };
}

function seal(key: Buffer, plain: Buffer): Buffer {
  const iv = nextIv();
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const data = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), data]);
}

const IV_BYTES = 12;
let ivs: Buffer = Buffer.alloc(0);
let used = 0;

/** A fresh random iv; drawn a thousand at a time, as a call to the system for each costs more than the cipher. */
function nextIv(): Buffer {
  if (used === ivs.length) {
    ivs = randomBytes(IV_BYTES * 1_000);
    used = 0;
  }
  const iv = ivs.subarray(used, used + IV_BYTES);
  used += IV_BYTES;
  return iv;
}

function open(key: Buffer, sealed: Buffer): Buffer {
  if (sealed[0] !== VERSION) throw new Error(`unknown ciphertext version ${sealed[0]}`);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13));
  decipher.setAuthTag(sealed.subarray(13, 29));
  return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]);
}
