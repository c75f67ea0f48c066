import { readFileSync } from 'node:fs';
import path from 'node:path';
import { formatYuan, parseYuan, sumFen } from '@anzhi/domain';
import type { Act, Answer, Json, Viewer } from '../client.js';
import { DATA_FOLDER, PACK_FOLDER } from '../environment.js';
import { until } from '../retry.js';
import { CAST, type Stage, type Step } from '../stage.js';
import { turnTo, waitUntilHeld } from './clock.js';

/** A small mine under the national plan; its clock starts in 2005 (decision 16). */
const MINE = 'GZ-2005';

const BEGINS = '2005-03-01T09:00:00+08:00';
const DECLARED_ON = '2005-09-01';

/** 国发〔1994〕59号: three times the city's annual average of the year before, 10,800 yuan, for who joined before 1986-10-01. */
const FEE = '32400.00';
const FEE_RECEIVERS = 5;

const at = (role: string): Viewer => ({ role, factory: MINE });
const ASSETS = at('assets-officer');
const PLACEMENT = at('placement-officer');
const LEADER = at('factory-leader');

/** The same act until the fact that it waits for has arrived; each try is an act of its own. */
async function onceReady({ client }: Stage, viewer: Viewer, act: Act, notYet: string): Promise<Answer> {
  let attempt = 0;
  return until(`${act.field} to be possible`, async () => {
    attempt += 1;
    const answer = await client.act(viewer, { ...act, accept: [...(act.accept ?? []), notYet], attempt });
    return answer.__typename === notYet ? null : answer;
  });
}

async function declare(stage: Stage): Promise<void> {
  const { client } = stage;
  const opened = await client.act(CAST.headquarters, {
    field: 'openClosureProject',
    input: { factoryCode: MINE, regime: 'POLICY', court: '赣州市中级人民法院' },
    select: '... on OpenClosureProjectSuccess { closureProject { id } }',
  });
  const { id: closureProjectId } = opened['closureProject'] as { id: string };
  for (const item of ['FIRST_MEETING', 'MOBILIZATION_REPORT', 'DOCUMENT_NO_1']) {
    const input = {
      factoryCode: MINE,
      item,
      title: '三个一',
      evidence: `纪要 ${item}`,
      heldOn: '2005-03-01',
    };
    await client.act(LEADER, { field: 'recordKickoffItem', input });
  }
  await client.act(ASSETS, {
    field: 'enterSetup',
    input: { closureProjectId, legalBasis: '国发〔1994〕59号;全国企业兼并破产领导小组批复' },
    accept: ['ClosurePhaseError'],
  });
  await turnTo(stage, '2005-04-04', MINE);
  const accepted: Json = {
    closureProjectId,
    court: '赣州市中级人民法院',
    caseNo: '(2005)赣中破字第2号',
    acceptedOn: '2005-04-04',
    claimWindow: { from: '2005-04-14', to: '2005-07-14' },
    administrator: '企业清算组',
  };
  const accept = { field: 'acceptBankruptcyCase', input: accepted, accept: ['ClosurePhaseError'] };
  await onceReady(stage, ASSETS, accept, 'KickoffNotCompletedError');
  await turnTo(stage, DECLARED_ON, MINE);
  await client.act(ASSETS, {
    field: 'declareBankruptcy',
    input: { closureProjectId, rulingNo: '(2005)赣中破字第2-1号', declaredOn: DECLARED_ON },
    accept: ['ClosurePhaseError'],
  });
}

async function enrol(stage: Stage): Promise<void> {
  const checked = await stage.client.upload(
    PLACEMENT,
    MINE,
    readFileSync(path.join(DATA_FOLDER, 'roster-policy.csv')),
  );
  if (checked['rejected'] !== 0)
    throw new Error(`rows of the mine were rejected: ${JSON.stringify(checked['problems'])}`);
  await stage.client.act(PLACEMENT, {
    field: 'commitRosterImport',
    input: { importId: checked['importId'], leaveOutRejected: false, reason: null },
    accept: ['RosterImportCommittedError'],
  });
  const freeze = {
    field: 'freezeRoster',
    input: { factoryCode: MINE, reason: '全员核对完毕' },
    accept: ['RosterFrozenError'],
  };
  await onceReady(stage, PLACEMENT, freeze, 'RosterNotDeclaredError');
}

async function calculate({ client }: Stage): Promise<void> {
  const pack = readFileSync(path.join(PACK_FOLDER, 'pack-policy.json'), 'utf8');
  const { code, version } = JSON.parse(pack) as { code: string; version: number };
  await client.act(CAST.headquarters, { field: 'registerRuleSet', input: { pack } });
  const input = { factoryCode: MINE, ruleSetCode: code, version, reason: '国家计划内政策性破产' };
  await client.act(PLACEMENT, { field: 'adoptRuleSet', input });
  await client.act(PLACEMENT, { field: 'calculateEntitlements', input: { factoryCode: MINE } });
}

const CHANNELS = [
  ['CH1-FEE', '领取一次性安置费,自谋职业', 'One-off fee, finding work oneself'],
  ['CH1-COMP', '领取经济补偿金,自谋职业', 'Compensation, finding work oneself'],
  ['CH2', '重组企业上岗', 'Job in the restructured company'],
  ['CH3', '提前退休、内部退养', 'Early or internal retirement'],
] as const;

const VOTE = { term: '第九届', session: '第二次会议', votedOn: DECLARED_ON, secretBallot: true };
const COUNT = { representatives: 31, present: 31, yes: 31, no: 0, abstain: 0, invalid: 0 };

/** Under POLICY the plan is passed by the congress and filed with the local coordination group before it is published. */
async function passPlan({ client }: Stage, fees: string): Promise<void> {
  const drafted = await client.act(PLACEMENT, {
    field: 'draftPlacementPlan',
    input: {
      factoryCode: MINE,
      title: '职工安置方案',
      channels: CHANNELS.map(([code, name, nameEn]) => ({
        code,
        name,
        nameEn,
        eligibilityRule: '按方案第三章',
        benefits: [],
      })),
      standards: [{ item: '安置费', standard: '当地上年平均工资的三倍', legalBasis: '国发〔1994〕59号' }],
      budget: [{ item: '一次性安置费', amount: fees, source: 'ESTATE' }],
    },
    select: '... on PlacementPlanSuccess { plan { id } }',
  });
  const { id: planId } = drafted['plan'] as { id: string };
  const inputType = 'PlacementPlanInput';
  for (const field of ['startPlanReview', 'startConsultation', 'submitPlan']) {
    await client.act(PLACEMENT, { field, inputType, input: { planId } });
  }
  await client.act(PLACEMENT, { field: 'recordCongressVote', input: { planId, ...VOTE, ...COUNT } });
  const filing = { filingNo: '赣市企破协〔2005〕8 号', filedWith: '赣州市企业兼并破产协调小组' };
  await client.act(PLACEMENT, { field: 'filePlan', input: { planId, ...filing } });
  await client.act(PLACEMENT, { field: 'publishPlan', input: { planId, documentNo: '赣矿破〔2005〕6 号' } });
}

interface Fees {
  readonly employees: {
    readonly nodes: readonly {
      readonly entitlements: readonly { readonly kind: string; readonly amount: string }[];
    }[];
  };
}

async function feesOf({ client }: Stage): Promise<string[]> {
  const { employees } = await client.query<Fees>(
    PLACEMENT,
    'query Fees($code: String!) { employees(factoryCode: $code, first: 100) { nodes { entitlements { kind amount } } } }',
    { code: MINE },
  );
  return employees.nodes.flatMap(({ entitlements }) =>
    entitlements.filter(({ kind }) => kind === 'RESETTLEMENT_FEE').map(({ amount }) => amount),
  );
}

/** A second factory under POLICY: the one-off resettlement fee, which the closure of GZ-01 does not know. */
export const policyClosure: Step = {
  title: '政策性破产对照厂 a mine under POLICY, 2005',
  play: async (stage) => {
    await stage.client.act(CAST.headquarters, {
      field: 'registerFactory',
      input: { code: MINE, name: '赣南某矿', city: '赣州市', site: '大余县', simulatedFrom: BEGINS },
    });
    await waitUntilHeld(stage, BEGINS, MINE);
    await declare(stage);
    await enrol(stage);
    await calculate(stage);
    const fees = await feesOf(stage);
    if (fees.length !== FEE_RECEIVERS || fees.some((fee) => fee !== FEE)) {
      throw new Error(
        `${FEE_RECEIVERS} people should get a fee of ${FEE} yuan each, but the fees are ${fees.join(', ')}`,
      );
    }
    const total = formatYuan(sumFen(fees.map(parseYuan)));
    await passPlan(stage, total);
    return `安置费 ${FEE} for ${fees.length} people, ${total} in all; plan filed and published`;
  },
};
