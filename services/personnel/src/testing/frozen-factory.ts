import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BankruptcyDeclared } from '@anzhi/contracts';
import { startTestService, type TestService } from '@anzhi/service-testing';
import { migrations } from '../migrations/index.js';
import { modules } from '../modules/index.js';
import { builtInPack } from '../modules/rules/domain/packs.js';

export const DECLARED_ON = '2026-08-18';
const DEMO_ROSTER = join(__dirname, '../../../../infra/demo/data/roster.csv');

/** The first `count` people of the demo roster as a file; all 1,498 when left out. */
export function sampleRoster(count = 1_498): string {
  const lines = readFileSync(DEMO_ROSTER, 'utf8').split(/\r?\n/);
  return `${lines.slice(0, count + 1).join('\r\n')}\r\n`;
}

export interface FrozenFactory {
  service: TestService;
  /** `{ code: 'GZ-01' }` and its tenant key. */
  code: string;
  factoryId: string;
}

/** Personnel with factory GZ-01, whose clock stands on the day after the declaration. */
export async function startPersonnel(): Promise<FrozenFactory> {
  const service = await startTestService({
    service: 'personnel',
    modules,
    migrations,
    factories: [
      { id: 'gz-01', code: 'GZ-01', simulatedAt: '2026-08-19T09:00:00+08:00' },
      { id: 'gz-02', code: 'GZ-02', simulatedAt: '2026-08-19T09:00:00+08:00' },
    ],
  });
  return { service, code: 'GZ-01', factoryId: 'gz-01' };
}

/** Declares, imports and freezes people of the demo roster. */
export async function freezePeople(
  { service, factoryId, code }: FrozenFactory,
  count?: number,
): Promise<void> {
  await service.deliver(BankruptcyDeclared, factoryId, 'closure', {
    closureProjectId: 'closure',
    declaredOn: DECLARED_ON,
    acceptedOn: '2026-07-01',
    regime: 'STATUTORY',
    court: '赣州市中级人民法院',
    caseNo: '(2026)赣07破1号',
  });
  const officer = service.as('placement-officer');
  const response = await officer.upload(`/rosters/${code}`, sampleRoster(count), {
    'idempotency-key': 'roster',
  });
  const { importId, rejected } = (await response.json()) as { importId: string; rejected: number };
  if (rejected !== 0) throw new Error(`${rejected} rows of the sample roster were rejected`);
  await officer.query(
    `mutation ($input: CommitRosterImportInput!) { commitRosterImport(input: $input) { __typename ... on UserError { message } } }`,
    { input: { importId, leaveOutRejected: false } },
  );
  const { freezeRoster } = await officer.query<{ freezeRoster: { __typename: string } }>(
    `mutation ($input: FreezeRosterInput!) { freezeRoster(input: $input) { __typename ... on UserError { message } } }`,
    { input: { factoryCode: code } },
  );
  if (freezeRoster.__typename !== 'FreezeRosterSuccess') throw new Error(JSON.stringify(freezeRoster));
}

/** Registers and adopts the built-in rules of STATUTORY. */
export async function adoptRules({ service, code }: FrozenFactory): Promise<void> {
  const pack = builtInPack('STATUTORY');
  await service
    .as('hq-admin')
    .query(`mutation ($input: RegisterRuleSetInput!) { registerRuleSet(input: $input) { __typename } }`, {
      input: { pack: JSON.stringify(pack) },
    });
  const officer = service.as('placement-officer');
  await officer.query(
    `mutation ($input: AdoptRuleSetInput!) { adoptRuleSet(input: $input) { __typename ... on UserError { message } } }`,
    {
      input: { factoryCode: code, ruleSetCode: pack.code, version: pack.version, reason: '职工安置方案' },
    },
  );
}

/** Adopts the built-in rules of STATUTORY and calculates everybody. */
export async function calculatePeople(factory: FrozenFactory): Promise<Record<string, unknown>> {
  await adoptRules(factory);
  const { service, code } = factory;
  const officer = service.as('placement-officer');
  const { calculateEntitlements } = await officer.query<{ calculateEntitlements: Record<string, unknown> }>(
    `mutation ($input: CalculateEntitlementsInput!) { calculateEntitlements(input: $input) {
       __typename ... on CalculateEntitlementsSuccess { people entitlements total resultHash rules } ... on UserError { message } } }`,
    { input: { factoryCode: code } },
  );
  return calculateEntitlements;
}
