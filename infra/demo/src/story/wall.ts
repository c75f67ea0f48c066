import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Viewer } from '../client.js';
import { REPOSITORY } from '../environment.js';
import { CAST, FACTORY, type Stage, type Step } from '../stage.js';
import { seriesOf } from './rounds.js';

/** The person whose record the demo follows. */
export const FOLLOWED = 'GZ00001';
export const FOLLOWED_PERSON: Viewer = { role: 'employee', factory: FACTORY, employee: FOLLOWED };

const VERIFY = path.join(REPOSITORY, 'infra/ops/bin/verify.js');
const FILES = '/files/personnel';

/** A file that must be there. */
async function fetched({ client }: Stage, viewer: Viewer, address: string): Promise<Buffer> {
  const { status, bytes } = await client.download(viewer, address);
  if (status !== 200) throw new Error(`${address}: ${status} ${bytes.toString().slice(0, 300)}`);
  return bytes;
}

/** Checks files as anybody can, offline: `npm run -s verify -- <file> --root <root on the notice>`. Throws what does not fit. */
async function verified(files: readonly Buffer[], root: string): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'anzhi-demo-'));
  try {
    await Promise.all(
      files.map(async (bytes, at) => {
        const file = path.join(folder, `${at}.json`);
        await writeFile(file, bytes);
        await promisify(execFile)(process.execPath, [VERIFY, file, '--root', root]);
      }),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The root as the notice on the wall prints it; null once it is taken down. */
async function rootOnWall({ client }: Stage, roundId: string): Promise<string | null> {
  const { status, bytes } = await client.download(
    FOLLOWED_PERSON,
    `${FILES}/notices/${FACTORY}/${roundId}.html?paper=A4`,
  );
  if (status === 410) return null;
  const root = /<code>([0-9a-f]{64})<\/code>/.exec(bytes.toString())?.[1];
  if (status !== 200 || !root)
    throw new Error(`the notice has no root: ${status} ${bytes.toString().slice(0, 300)}`);
  return root;
}

/** While the first notice hangs: the sheet, the round behind it, and one person's row, checked against the printed root. */
export const wall: Step = {
  title: '公示榜下载、离线核验 notice on the wall, verified offline',
  play: async (stage) => {
    const round = (await seriesOf(stage, 'FACTS'))?.rounds.find(({ no }) => no === 1);
    if (!round) throw new Error('the first round of FACTS is not there');
    const printed = await rootOnWall(stage, round.id);
    const files = await Promise.all([
      fetched(stage, CAST.placement, `${FILES}/rounds/${FACTORY}/${round.id}.json`),
      fetched(stage, FOLLOWED_PERSON, `${FILES}/proofs/${FACTORY}/${round.id}/${FOLLOWED}.json`),
    ]);
    await verified(files, printed ?? round.root);
    const notice = printed ? '榜上印有根哈希 root on the notice' : '榜已撤下 taken down, root';
    return `${notice} ${round.root.slice(0, 12)}…; ${round.rowCount} 行及 ${FOLLOWED} 本人一行核验无误 all rows, and one person's own, verified OK`;
  },
};

/** After the take-down a person still proves their final row (decision 23). */
export async function finalRowVerified(stage: Stage): Promise<string> {
  const root = (await seriesOf(stage, 'FACTS'))?.finalRoot;
  if (!root) throw new Error('FACTS has no final root');
  await verified(
    [await fetched(stage, FOLLOWED_PERSON, `${FILES}/proofs/${FACTORY}/FACTS/${FOLLOWED}.json`)],
    root,
  );
  return `定案根哈希 final root ${root.slice(0, 12)}…`;
}
