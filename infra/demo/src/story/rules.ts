import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PACK_FOLDER } from '../environment.js';
import { CAST, FACTORY, type Step } from '../stage.js';
import { turnTo } from './clock.js';

export const rules: Step = {
  title: '规则包、全员测算 rule set adopted, everybody calculated',
  play: async (stage) => {
    await turnTo(stage, '2026-08-19');
    const pack = readFileSync(path.join(PACK_FOLDER, 'pack.json'), 'utf8');
    const { code, version } = JSON.parse(pack) as { code: string; version: number };
    await stage.client.act(CAST.headquarters, { field: 'registerRuleSet', input: { pack } });
    await stage.client.act(CAST.placement, {
      field: 'adoptRuleSet',
      input: { factoryCode: FACTORY, ruleSetCode: code, version, reason: '安置方案起草依据' },
      accept: ['FiguresFinalError'],
    });
    const made = await stage.client.act(CAST.placement, {
      field: 'calculateEntitlements',
      input: { factoryCode: FACTORY },
      select: '... on CalculateEntitlementsSuccess { people entitlements total rules }',
      accept: ['FiguresFinalError'],
    });
    return `${String(made['rules'] ?? code)}: ${String(made['entitlements'] ?? 'all')} amounts of ${String(made['people'] ?? 'all')} people, ${String(made['total'] ?? '')} yuan once`;
  },
};
