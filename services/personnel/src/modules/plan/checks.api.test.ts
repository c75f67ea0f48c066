import type { TestService } from '@anzhi/service-testing';
import { builtInPack } from '../rules/domain/packs.js';
import { completeData, content, runPlan, startPlanService } from './plan-story.fixture.js';

let service: TestService;
beforeAll(async () => {
  service = await startPlanService(['CK-01', 'CK-02', 'CK-03', 'CK-04']);
});
afterAll(() => service.stop());

const run = (code: string, name: string, input: object) => runPlan(service, code, name, input);
interface Check {
  code: string;
  passed: boolean;
  advisory: boolean;
  missing: string[];
}
const checksOf = async (code: string, planId: string): Promise<Check[]> => {
  const { placementPlanChecks } = await service
    .as('placement-officer', { factory: code.toLowerCase() })
    .query<{ placementPlanChecks: Check[] }>(
      'query ($id: ID!) { placementPlanChecks(planId: $id) { code passed advisory missing } }',
      { id: planId },
    );
  return placementPlanChecks;
};
const failed = async (code: string, planId: string) =>
  (await checksOf(code, planId)).filter(({ passed, advisory }) => !passed && !advisory);

/** A drafted plan of the factory, taken to the consultation. */
const consulted = async (code: string, over: object = {}): Promise<string> => {
  const { plan } = await run(code, 'draftPlacementPlan', { ...content(code), ...over });
  for (const step of ['startPlanReview', 'startConsultation']) await run(code, step, { planId: plan!.id });
  return plan!.id;
};

describe('S039 the three checks', () => {
  it('S039 data, measures and money: shown before the consultation, and submission is refused with what is missing', async () => {
    const { plan } = await run('CK-01', 'draftPlacementPlan', {
      ...content('CK-01'),
      funding: [{ source: 'ESTATE', amount: '1200.49', basis: '评估报告' }],
    });
    const planId = plan!.id;
    expect(await failed('CK-01', planId)).toEqual([
      {
        code: 'DATA_COMPLETE',
        passed: false,
        advisory: false,
        missing: [
          '职工名册尚未冻结 (the roster is not frozen)',
          '职工名册为空 (the roster is empty)',
          '职工待遇尚未测算 (entitlements were not calculated)',
        ],
      },
      {
        code: 'MEASURES',
        passed: false,
        advisory: false,
        missing: ['尚未宣告破产或未采用政策标准 (the declaration or the adopted rule set is missing)'],
      },
      {
        code: 'FUNDED',
        passed: false,
        advisory: false,
        missing: [
          'ESTATE 资金缺口 0.01 元 (ESTATE is short of 0.01 yuan)',
          'INJURY_FUND 资金缺口 30.00 元 (INJURY_FUND is short of 30.00 yuan)',
        ],
      },
    ]);
    for (const step of ['startPlanReview', 'startConsultation']) await run('CK-01', step, { planId });
    expect(await run('CK-01', 'submitPlan', { planId })).toMatchObject({
      __typename: 'PlacementPlanChecksFailedError',
      message: expect.stringContaining('INJURY_FUND is short of 30.00 yuan'),
      failed: [{ code: 'DATA_COMPLETE' }, { code: 'MEASURES' }, { code: 'FUNDED' }],
    });
    await completeData(service, 'CK-01');
    const { factoryCode: _code, ...text } = content('CK-01');
    await run('CK-01', 'revisePlacementPlan', { ...text, planId });
    expect(await failed('CK-01', planId)).toEqual([]);
    expect(await run('CK-01', 'submitPlan', { planId })).toMatchObject({ plan: { status: 'SUBMITTED' } });
  });

  it('S039 names the category for which the plan has no measure', async () => {
    await completeData(service, 'CK-02');
    const [first] = content('CK-02').channels;
    const planId = await consulted('CK-02', {
      channels: ['CH1', 'CH2', 'CH3'].map((code) => ({ ...first, code })),
    });
    const [measures] = await failed('CK-02', planId);
    expect(measures).toMatchObject({ code: 'MEASURES' });
    expect(measures!.missing.map((text) => /(\d+) 人无安置渠道/.exec(text)?.[1])).toEqual(['1', '1']);
    expect(await run('CK-02', 'submitPlan', { planId })).toMatchObject({
      __typename: 'PlacementPlanChecksFailedError',
      failed: [{ code: 'MEASURES' }],
    });
  });

  it('S039 a person who came after the calculation is without a determination', async () => {
    await completeData(service, 'CK-03');
    const planId = await consulted('CK-03');
    await service.sql("UPDATE calculation SET people = 4 WHERE factory_id = 'ck-03'");
    expect(await failed('CK-03', planId)).toMatchObject([
      { code: 'DATA_COMPLETE', missing: ['已认定 4 人,名册 5 人 (4 people determined, 5 on the roster)'] },
    ]);
  });
});

describe('S040 plan and funding plan', () => {
  it('S040 answers cost items, sources with what they rest on, and the gap by source and in all', async () => {
    const planId = (
      await service.sql<{ id: string }>("SELECT id FROM placement_plan WHERE factory_id = 'ck-03'")
    )[0]!.id;
    const { factoryCode: _code, ...text } = content('CK-03');
    const { placementPlans } = await service
      .as('placement-officer', { factory: 'ck-03' })
      .query<{ placementPlans: { nodes: { id: string }[] } }>(
        '{ placementPlans(factoryCode: "CK-03") { nodes { id } } }',
      );
    expect(planId).toBeDefined();
    const revised = await run('CK-03', 'revisePlacementPlan', {
      ...text,
      planId: placementPlans.nodes[0]!.id,
      funding: [
        { source: 'ESTATE', amount: '1000.00', basis: '评估报告' },
        { source: 'GROUP', amount: '500.00', basis: '集团函' },
      ],
    });
    expect(revised).toMatchObject({
      plan: {
        budgetTotal: '1230.50',
        gapTotal: '230.50',
        sources: [
          { source: 'ESTATE', budget: '1200.50', funded: '1000.00', gap: '200.50' },
          { source: 'GROUP', budget: '0.00', funded: '500.00', gap: '0.00' },
          { source: 'INJURY_FUND', budget: '30.00', funded: '0.00', gap: '30.00' },
        ],
      },
    });
  });

  it('is not for employees to read', async () => {
    const { errors } = await service
      .as('employee', { factory: 'ck-03', employeeNo: 'P1' })
      .raw('query ($id: ID!) { placementPlanChecks(planId: $id) { code } }', { id: 'x' });
    expect(errors).toBeDefined();
  });
});

describe('§3.11 how the congress is made up', () => {
  it('S048 goes by the limits of the adopted rules, and a later version changes them with its source', async () => {
    await completeData(service, 'CK-04');
    const planId = await consulted('CK-04');
    const representation = async () =>
      (await checksOf('CK-04', planId)).find(({ code }) => code === 'REPRESENTATION');
    expect(await representation()).toMatchObject({
      passed: false,
      advisory: true,
      missing: [expect.stringMatching(/应不少于 2 人〔企业民主管理规定第8条〕.*5 % of 2 and 30/)],
    });
    const pack = builtInPack('STATUTORY');
    const source = { law: 'PROVINCE', article: '12' };
    const congress = {
      ...pack.congress,
      minimumPercent: { ...source, value: 0 },
      minimumPeople: { ...source, value: 0 },
    };
    const next = { ...pack, code: 'looser', version: 1, congress };
    await service.sql(
      `INSERT INTO rule_set (factory_id, code, version, regime, effective_from, pack, registered_by)
       VALUES ('_group', 'looser', 1, 'STATUTORY', $1, $2, 'test')`,
      [next.effectiveFrom, JSON.stringify(next)],
    );
    await service.sql(
      `INSERT INTO rule_set_adoption (factory_id, no, code, version, adopted_on, adopted_by, reason)
       VALUES ('ck-04', 2, 'looser', 1, '2026-08-19', 'test', '省民主管理条例')`,
    );
    expect(await representation()).toMatchObject({ passed: true, missing: [] });
  });
});
