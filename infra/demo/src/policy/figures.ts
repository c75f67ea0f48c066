import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PACK_FOLDER } from '../environment.js';
import { until } from '../retry.js';
import type { Stage, Step } from '../stage.js';
import { POLICY_CAST, POLICY_FACTORY } from './cast.js';
import { turnTo } from './clock.js';
import { policyPeople, policyRosterCsv } from './roster.js';

/** The built-in rules of 2005, as personnel ships them. */
const PACK = path.resolve(
  PACK_FOLDER,
  '../../services/personnel/src/modules/rules/domain/packs/policy-2005.json',
);

async function upload({ client }: Stage): Promise<void> {
  const checked = await client.upload(POLICY_CAST.placement, POLICY_FACTORY, policyRosterCsv());
  if (checked['accepted'] !== policyPeople().length || checked['rejected'] !== 0) {
    throw new Error(`the roster of ${POLICY_FACTORY} is not clean: ${JSON.stringify(checked).slice(0, 900)}`);
  }
  await client.act(POLICY_CAST.placement, {
    field: 'commitRosterImport',
    input: { importId: checked['importId'], leaveOutRejected: false, reason: null },
    accept: ['RosterImportCommittedError'],
  });
}

/** Freezes as of the declaration, which may still be on its way. */
async function freeze({ client }: Stage): Promise<void> {
  let attempt = 0;
  await until('the declaration to arrive at the roster', async () => {
    attempt += 1;
    const answer = await client.act(POLICY_CAST.placement, {
      field: 'freezeRoster',
      input: { factoryCode: POLICY_FACTORY, reason: '全员核对完毕' },
      accept: ['RosterFrozenError', 'RosterNotDeclaredError'],
      attempt,
    });
    return answer.__typename === 'RosterNotDeclaredError' ? null : answer;
  });
}

/** The roster, the POLICY rule set and everybody's figures. */
export const figures: Step = {
  title: '名册、规则包、测算 roster, rule set, figures',
  play: async (stage) => {
    const { client } = stage;
    await upload(stage);
    await freeze(stage);
    await turnTo(stage, '2005-06-21');
    const pack = readFileSync(PACK, 'utf8');
    const { code, version } = JSON.parse(pack) as { code: string; version: number };
    await client.act(POLICY_CAST.headquarters, { field: 'registerRuleSet', input: { pack } });
    await client.act(POLICY_CAST.placement, {
      field: 'adoptRuleSet',
      input: {
        factoryCode: POLICY_FACTORY,
        ruleSetCode: code,
        version,
        reason: '国发〔1994〕59号、国发〔1997〕10号',
      },
      accept: ['FiguresFinalError'],
    });
    const made = await client.act(POLICY_CAST.placement, {
      field: 'calculateEntitlements',
      input: { factoryCode: POLICY_FACTORY },
      select: '... on CalculateEntitlementsSuccess { people entitlements total rules }',
      accept: ['FiguresFinalError'],
    });
    const { rules = code, entitlements = 'all' } = made;
    return `${policyPeople().length} people frozen; ${String(rules)}: ${String(entitlements)} amounts`;
  },
};
