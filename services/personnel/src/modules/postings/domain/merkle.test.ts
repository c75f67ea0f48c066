import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';
import { hiddenDigest, rowLeaf } from './leaf.js';
import {
  buildTree,
  EMPTY_ROOT,
  inclusionPath,
  leafHash,
  nodeHash,
  rootOf,
  verifyInclusion,
} from './merkle.js';

/** The leaves of the reference tests of Certificate Transparency (RFC 6962). */
const DATA = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = DATA.map((hex) => leafHash(Buffer.from(hex, 'hex')));

describe('hash tree (RFC 6962), known answers', () => {
  it('of nothing', () => {
    expect(rootOf(buildTree([])).toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(EMPTY_ROOT).toHaveLength(32);
  });

  it.each(ROOTS.map((root, index) => [index + 1, root]))('of %d leaves', (size, root) => {
    expect(rootOf(buildTree(leaves.slice(0, size as number))).toString('hex')).toBe(root);
  });

  it('gives the audit path of the reference test for leaf 5 of 8', () => {
    expect(inclusionPath(buildTree(leaves), 5).map((hash) => hash.toString('hex'))).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('a node never equals a leaf over the same bytes', () => {
    const [left, right] = leaves;
    expect(leafHash(Buffer.concat([left!, right!]))).not.toEqual(nodeHash(left!, right!));
  });
});

describe('inclusion proofs', () => {
  const trees = fc
    .integer({ min: 1, max: 70 })
    .chain((size) => fc.tuple(fc.constant(size), fc.nat({ max: size - 1 })));
  const treeOf = (size: number) =>
    buildTree(Array.from({ length: size }, (_, index) => leafHash(Buffer.from(`row ${index}`))));

  it('verify for every leaf of every size', () => {
    fc.assert(
      fc.property(trees, ([size, index]) => {
        const tree = treeOf(size);
        const leaf = leafHash(Buffer.from(`row ${index}`));
        expect(verifyInclusion(leaf, index, size, inclusionPath(tree, index), rootOf(tree))).toBe(true);
      }),
    );
  });

  it('fail when any byte of leaf, path or root changes, at another place or with a shorter or longer path', () => {
    fc.assert(
      fc.property(trees, fc.nat(), fc.integer({ min: 1, max: 255 }), ([size, index], place, change) => {
        const tree = treeOf(size);
        const root = rootOf(tree);
        const path = inclusionPath(tree, index);
        const proof = Buffer.concat([leafHash(Buffer.from(`row ${index}`)), ...path, root]);
        proof[place % proof.length]! ^= change;
        const parts = Array.from({ length: proof.length / 32 }, (_, at) =>
          proof.subarray(at * 32, (at + 1) * 32),
        );
        expect(verifyInclusion(parts[0]!, index, size, parts.slice(1, -1), parts[parts.length - 1]!)).toBe(
          false,
        );
        const leaf = leafHash(Buffer.from(`row ${index}`));
        expect(verifyInclusion(leaf, index + 1, size, path, root)).toBe(false);
        expect(verifyInclusion(leaf, index, size, [...path, root], root)).toBe(false);
        expect(path.length === 0 || !verifyInclusion(leaf, index, size, path.slice(1), root)).toBe(true);
      }),
    );
  });

  it('prove a row among 100,000 with 17 hashes', () => {
    const tree = treeOf(100_000);
    const path = inclusionPath(tree, 77_777);
    expect(path).toHaveLength(17);
    expect(verifyInclusion(leafHash(Buffer.from('row 77777')), 77_777, 100_000, path, rootOf(tree))).toBe(
      true,
    );
  });
});

describe('leaf of a posted row (decision 23)', () => {
  const salt = Buffer.alloc(32, 1);
  const hiddenSalt = Buffer.alloc(32, 2);
  const row = { serial: 1, name: '曹宇波', backPay: '34380.60' };
  const hidden = { injuryGrade: 7 };
  const leafOf = (over: { salt?: Buffer; row?: object; hidden?: object; hiddenSalt?: Buffer }) =>
    rowLeaf(
      over.salt ?? salt,
      canonicalJson((over.row ?? row) as never),
      hiddenDigest(over.hiddenSalt ?? hiddenSalt, canonicalJson((over.hidden ?? hidden) as never)),
    ).toString('hex');

  it('does not depend on the order of members', () => {
    expect(leafOf({ row: { backPay: '34380.60', name: '曹宇波', serial: 1 } })).toBe(leafOf({}));
  });

  it.each([
    ['the row', { row: { ...row, backPay: '34380.61' } }],
    ['a hidden item', { hidden: { injuryGrade: 6 } }],
    ['a salt', { salt: Buffer.alloc(32, 9) }],
    ['the hidden salt', { hiddenSalt: Buffer.alloc(32, 9) }],
  ])('changes with %s', (_, over) => {
    expect(leafOf(over)).not.toBe(leafOf({}));
  });

  it('refuses a short salt', () => {
    expect(() => rowLeaf(Buffer.alloc(8), '{}', Buffer.alloc(32))).toThrow(RangeError);
  });
});
