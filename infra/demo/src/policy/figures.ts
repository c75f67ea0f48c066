import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PACK_FOLDER } from '../environment.js';
import type { Step } from '../stage.js';
import { turnTo } from '../story/clock.js';
import { takeRoster } from '../story/roster.js';
import { adoptAndCalculate } from '../story/rules.js';
import { POLICY_CAST } from './cast.js';
import { policyPeople, policyRosterCsv } from './roster.js';

/** The built-in rules of 2005, as personnel ships them. */
const PACK = path.resolve(
  PACK_FOLDER,
  '../../services/personnel/src/modules/rules/domain/packs/policy-2005.json',
);

/** The roster, the POLICY rule set and everybody's figures. */
export const figures: Step = {
  title: '名册、规则包、测算 roster, rule set, figures',
  play: async (stage) => {
    await takeRoster(stage, policyRosterCsv(), policyPeople().length);
    await turnTo(stage, '2005-06-21');
    const pack = readFileSync(PACK, 'utf8');
    const ruleSet = JSON.parse(pack) as { code: string; version: number };
    await stage.client.act(POLICY_CAST.headquarters, { field: 'registerRuleSet', input: { pack } });
    const made = await adoptAndCalculate(stage, ruleSet, '国发〔1994〕59号、国发〔1997〕10号');
    return `${policyPeople().length} people frozen; ${made.rules ?? ruleSet.code}: ${made.entitlements ?? 'all'} amounts`;
  },
};
