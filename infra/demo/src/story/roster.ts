import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Answer, Json } from '../client.js';
import { DATA_FOLDER } from '../environment.js';
import { until } from '../retry.js';
import { CAST, FACTORY, type Stage, type Step } from '../stage.js';

/** Totals that the roster must come to. */
export interface RosterControl {
  readonly rows: number;
  readonly byCategory: Readonly<Record<string, number>>;
  readonly arrearsTotalFen: number;
}

export function rosterControl(): RosterControl {
  return JSON.parse(readFileSync(path.join(DATA_FOLDER, 'roster.control.json'), 'utf8')) as RosterControl;
}

async function uploadRoster({ client }: Stage): Promise<Json> {
  const file = readFileSync(path.join(DATA_FOLDER, 'roster.csv'));
  const checked = await client.upload(CAST.placement, FACTORY, file);
  const { rows } = rosterControl();
  if (checked['accepted'] !== rows || checked['rejected'] !== 0) {
    throw new Error(
      `the roster should have ${rows} rows accepted and none rejected, but the answer was ${JSON.stringify(checked).slice(0, 600)}`,
    );
  }
  return checked;
}

/** Freezes as of the declaration; the declaration may still be on its way. */
async function freeze({ client }: Stage): Promise<Answer> {
  let attempt = 0;
  return until('the declaration to arrive at the roster', async () => {
    attempt += 1;
    const answer = await client.act(CAST.placement, {
      field: 'freezeRoster',
      input: { factoryCode: FACTORY, reason: '全员核对完毕' },
      select: '... on FreezeRosterSuccess { asOf total byCategory { category people } }',
      accept: ['RosterFrozenError', 'RosterNotDeclaredError'],
      attempt,
    });
    return answer.__typename === 'RosterNotDeclaredError' ? null : answer;
  });
}

export const roster: Step = {
  title: '名册上传、入册、冻结 roster uploaded, committed, frozen',
  play: async (stage) => {
    const checked = await uploadRoster(stage);
    await stage.client.act(CAST.placement, {
      field: 'commitRosterImport',
      input: { importId: checked['importId'], leaveOutRejected: false, reason: null },
      accept: ['RosterImportCommittedError'],
    });
    await freeze(stage);
    return `${String(checked['accepted'])} accepted, ${String(checked['rejected'])} rejected, committed and frozen`;
  },
};
