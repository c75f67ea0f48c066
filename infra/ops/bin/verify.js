// `npm run -s verify -- <file> [--root <hex>]`: checks a downloaded posting round or a person's proof offline. It needs
// this file and Node only, nothing of the system that made the file: RFC 8785 canonical JSON, SHA-256, RFC 6962 trees.
// Give --root as printed on the notice: whoever forges a whole file can also write another root into it.
const { createHash } = require('node:crypto');
const fs = require('node:fs');

const USAGE = `usage: npm run -s verify -- <file.json> [--root <root as printed on the notice>]
  checks a posting round (anzhi-posting-round/1) or a person's proof (anzhi-posting-proof/1)
exit: 0 all is well, 1 something does not fit, 2 the file or the call cannot be read`;

const HASH = /^[0-9a-f]{64}$/;

class Wrong extends Error {}
class Unreadable extends Error {}

/** RFC 8785: names sorted by UTF-16 code units, no white space, numbers and strings as ECMAScript writes them. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const leafOf = (salt, row, hiddenDigest) =>
  sha256(Buffer.of(0), bytes(salt, 'salt'), Buffer.from(canonical(row), 'utf8'), hiddenDigest);
const nodeOf = (left, right) => sha256(Buffer.of(1), left, right);

function bytes(text, name) {
  if (typeof text !== 'string' || !HASH.test(text))
    throw new Unreadable(`${name} is not 64 hexadecimal digits`);
  return Buffer.from(text, 'hex');
}

/** RFC 6962 §2.1: the largest power of two below n leaves stands on the left. */
function rootOf(leaves, from = 0, to = leaves.length) {
  if (to - from === 0) return sha256();
  if (to - from === 1) return leaves[from];
  let split = 1;
  while (split * 2 < to - from) split *= 2;
  return nodeOf(rootOf(leaves, from, from + split), rootOf(leaves, from + split, to));
}

/** RFC 6962 §2.1.1, from the top: which side of each split the leaf is on says where its sibling goes. */
function rootFromPath(leaf, index, size, path) {
  if (size === 1) {
    if (path.length > 0) throw new Wrong('the path is too long');
    return leaf;
  }
  if (path.length === 0) throw new Wrong('the path is too short');
  let split = 1;
  while (split * 2 < size) split *= 2;
  const below = path.slice(0, -1);
  const sibling = path[path.length - 1];
  return index < split
    ? nodeOf(rootFromPath(leaf, index, split, below), sibling)
    : nodeOf(sibling, rootFromPath(leaf, index - split, size - split, below));
}

function verifyRound(file) {
  if (!Array.isArray(file.rows)) throw new Unreadable('rows is not a list');
  if (file.rows.length !== file.size)
    throw new Wrong(`the file has ${file.rows.length} rows of ${file.size}`);
  let before = 0;
  const leaves = file.rows.map((entry, at) => {
    const row = entry?.row;
    const name = `row ${at + 1} (serial ${row?.serial})`;
    const leaf = leafOf(entry?.salt, row ?? null, bytes(entry?.hiddenDigest, `${name}: hiddenDigest`));
    if (!leaf.equals(bytes(entry.leaf, `${name}: leaf`))) throw new Wrong(`${name} does not fit its leaf`);
    if (!(row.serial > before)) throw new Wrong(`${name} is out of order`);
    before = row.serial;
    return leaf;
  });
  return { root: rootOf(leaves), rows: leaves.length };
}

function verifyProof(file) {
  const { index, size } = file;
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size)
    throw new Unreadable('index is not among size');
  if (!Array.isArray(file.path)) throw new Unreadable('path is not a list');
  const hidden = sha256(
    bytes(file.hiddenSalt, 'hiddenSalt'),
    Buffer.from(canonical(file.hidden ?? null), 'utf8'),
  );
  const leaf = leafOf(file.salt, file.row ?? null, hidden);
  if (!leaf.equals(bytes(file.leaf, 'leaf')))
    throw new Wrong(`row 1 (serial ${file.row?.serial}) does not fit its leaf`);
  const path = file.path.map((hash, at) => bytes(hash, `path ${at}`));
  return { root: rootFromPath(leaf, index, size, path), rows: 1 };
}

const KINDS = { 'anzhi-posting-round/1': verifyRound, 'anzhi-posting-proof/1': verifyProof };

function readFile(name) {
  try {
    return JSON.parse(fs.readFileSync(name, 'utf8'));
  } catch (error) {
    throw new Unreadable(`${name}: ${error.message}`);
  }
}

function verify(name, wantedRoot) {
  const file = readFile(name);
  const kind = KINDS[file?.format];
  if (!kind) throw new Unreadable(`${name} is no posting round and no proof`);
  const { root, rows } = kind(file);
  const stated = bytes(file.root, 'root');
  if (!root.equals(stated))
    throw new Wrong(`the rows give root ${root.toString('hex')}, the file says ${file.root}`);
  if (wantedRoot !== undefined && wantedRoot !== file.root)
    throw new Wrong(`the file's root ${file.root} is not the root on the notice`);
  return [`root ${file.root}`, `rows ${rows}`, 'OK'];
}

function main(args) {
  const [name, flag, root, ...more] = args;
  try {
    if (!name || more.length > 0 || (flag !== undefined && (flag !== '--root' || !HASH.test(root ?? ''))))
      throw new Unreadable(USAGE);
    for (const line of verify(name, root)) console.log(line);
    return 0;
  } catch (error) {
    if (!(error instanceof Wrong) && !(error instanceof Unreadable)) throw error;
    console.error(error instanceof Wrong ? `WRONG: ${error.message}` : error.message);
    return error instanceof Wrong ? 1 : 2;
  }
}

process.exitCode = main(process.argv.slice(2));
