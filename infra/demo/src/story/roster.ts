import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DATA_FOLDER } from '../environment.js';
import { until } from '../retry.js';
import type { Stage, Step } from '../stage.js';

/** Totals that the roster must come to. */
export interface RosterControl {
  readonly rows: number;
  readonly byCategory: Readonly<Record<string, number>>;
  readonly arrearsTotalFen: number;
}

export function rosterControl(): RosterControl {
  return JSON.parse(readFileSync(path.join(DATA_FOLDER, 'roster.control.json'), 'utf8')) as RosterControl;
}

/** Takes a roster whole: every row accepted, committed, and frozen as of the declaration, which may still be on its way. */
export async function takeRoster(stage: Stage, file: Buffer<ArrayBuffer>, rows: number): Promise<void> {
  const { client, site } = stage;
  const checked = await client.upload(site.cast.placement, site.code, file);
  if (checked['accepted'] !== rows || checked['rejected'] !== 0) {
    throw new Error(
      `the roster should have ${rows} rows accepted and none rejected, but the answer was ${JSON.stringify(checked).slice(0, 600)}`,
    );
  }
  await client.act(site.cast.placement, {
    field: 'commitRosterImport',
    input: { importId: checked['importId'], leaveOutRejected: false, reason: null },
    accept: ['RosterImportCommittedError'],
  });
  let attempt = 0;
  await until('the declaration to arrive at the roster', async () => {
    attempt += 1;
    const answer = await client.act(site.cast.placement, {
      field: 'freezeRoster',
      input: { factoryCode: site.code, reason: '全员核对完毕' },
      accept: ['RosterFrozenError', 'RosterNotDeclaredError'],
      attempt,
    });
    return answer.__typename === 'RosterNotDeclaredError' ? null : answer;
  });
}

export const roster: Step = {
  title: '名册上传、入册、冻结 roster uploaded, committed, frozen',
  play: async (stage) => {
    const { rows } = rosterControl();
    await takeRoster(stage, readFileSync(path.join(DATA_FOLDER, 'roster.csv')), rows);
    return `${rows} accepted, 0 rejected, committed and frozen`;
  },
};
