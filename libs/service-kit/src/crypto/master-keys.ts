/** The keys that wrap data keys: the first wraps new ones, all unwrap (rotation without downtime). */
export interface MasterKeys {
  current: MasterKey;
  all: readonly MasterKey[];
}

export interface MasterKey {
  id: string;
  key: Buffer;
}

/** Parses `k2:base64,k1:base64`, 32 bytes each. @throws Error that names the bad entry's position, never its value */
export function parseMasterKeys(text: string): MasterKeys {
  const all = text.split(',').map((entry, position) => {
    const [id, encoded] = entry.trim().split(':');
    const key = Buffer.from(encoded ?? '', 'base64');
    if (!id || key.length !== 32) throw new Error(`entry ${position + 1} is not <id>:<base64 of 32 bytes>`);
    return { id, key };
  });
  return { current: all[0]!, all };
}
