import { builtInPack } from '@anzhi/personnel/dist/modules/rules/domain/packs.js';
import { repeated, type Spent } from './measure.js';
import { CODE, clean, copyBack, dump, mutate, type World } from './personnel.world.js';

/** Opening a round of a series, beside a bare COPY of what it posts. */
export type OpeningFigures = Spent & { readonly copy: number[] };

/** What acts over everybody cost. */
export interface WholeFactoryFigures {
  readonly facts: OpeningFigures;
  readonly backPay: OpeningFigures;
  readonly compareRuleSets: Spent;
  readonly planChecks: Spent;
}

/** What opening a round leaves behind, in an order that foreign keys allow. */
const POSTED = ['posting_series', 'posting_round', 'posting_row', 'posting_secret', 'posting_tree'];

/** Opens a round of two series for everybody, compares two rule sets over everybody, and checks a plan against everybody. */
export async function benchWholeFactory(world: World, rounds: number): Promise<WholeFactoryFigures> {
  return {
    facts: await benchOpening(world, 'FACTS', rounds),
    backPay: await benchOpening(world, 'BACK_PAY', rounds),
    compareRuleSets: await benchComparison(world, rounds),
    planChecks: await benchPlanChecks(world, rounds),
  };
}

async function benchOpening(
  world: World,
  series: 'FACTS' | 'BACK_PAY',
  rounds: number,
): Promise<OpeningFigures> {
  const input = { factoryCode: CODE, series, places: ['厂门公告栏'] };
  const copy: number[] = [];
  const spent = await repeated(world.settings.say, `opening ${series}`, rounds, {
    before: () => clean(world, POSTED),
    work: () => mutate(world, 'placement-officer', 'openPostingRound', input),
    after: async (counts) => {
      const { posting_row: rows } = await dump(world, POSTED);
      if (rows !== world.settings.people) throw new Error(`${rows} rows of ${series} posted`);
      const ms = await copyBack(world, POSTED, POSTED);
      world.settings.say(`  COPY of it: ${Math.round(ms)} ms`);
      if (counts) copy.push(ms);
    },
  });
  return { ...spent, copy };
}

const COMPARE = `query ($factoryCode: String!, $codeA: String!, $versionA: Int!, $codeB: String!, $versionB: Int!) {
  compareRuleSets(factoryCode: $factoryCode, codeA: $codeA, versionA: $versionA, codeB: $codeB, versionB: $versionB) { peopleCalculated } }`;

async function benchComparison(world: World, rounds: number): Promise<Spent> {
  const [before, after] = [builtInPack('STATUTORY'), builtInPack('POLICY')];
  await mutate(world, 'hq-admin', 'registerRuleSet', { pack: JSON.stringify(after) });
  const sets = {
    ...{ factoryCode: CODE, codeA: before.code, versionA: before.version },
    ...{ codeB: after.code, versionB: after.version },
  };
  return repeated(world.settings.say, 'compareRuleSets', rounds, {
    work: async () => {
      const answer = await world.service
        .as('placement-officer')
        .query<{ compareRuleSets: { peopleCalculated: number } }>(COMPARE, sets);
      if (answer.compareRuleSets.peopleCalculated !== world.settings.people)
        throw new Error(JSON.stringify(answer));
    },
  });
}

const DRAFT = `mutation ($input: DraftPlacementPlanInput!) { draftPlacementPlan(input: $input) {
  ... on PlacementPlanSuccess { plan { id } } ... on UserError { message } } }`;
const CHECKS = 'query ($id: ID!) { placementPlanChecks(planId: $id) { code passed missing } }';

const PLAN = {
  factoryCode: CODE,
  title: '职工安置方案',
  channels: ['CH1', 'CH2', 'CH3', 'CH4'].map((code) => ({
    code,
    name: '渠道',
    nameEn: 'channel',
    eligibilityRule: 'ANY',
    benefits: ['经济补偿'],
  })),
  standards: [{ item: '经济补偿', standard: '按法定标准', legalBasis: '劳动合同法 47' }],
  budget: [{ item: '经济补偿金', amount: '1000.50', source: 'ESTATE' }],
  funding: [{ source: 'ESTATE', amount: '1000.50', basis: '资产评估报告〔2026〕3号' }],
};

async function benchPlanChecks(world: World, rounds: number): Promise<Spent> {
  const officer = world.service.as('placement-officer');
  const { draftPlacementPlan } = await officer.query<{ draftPlacementPlan: { plan: { id: string } } }>(
    DRAFT,
    { input: PLAN },
  );
  return repeated(world.settings.say, 'placementPlanChecks', rounds, {
    work: async () => {
      const { placementPlanChecks } = await officer.query<{ placementPlanChecks: { passed: boolean }[] }>(
        CHECKS,
        { id: draftPlacementPlan.plan.id },
      );
      if (placementPlanChecks.length === 0) throw new Error('no checks');
    },
  });
}
