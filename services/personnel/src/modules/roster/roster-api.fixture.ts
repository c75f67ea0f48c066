import { readFileSync } from 'node:fs';
import { BankruptcyDeclared } from '@anzhi/contracts';
import { addDays, localDate } from '@anzhi/domain';
import { startTestService, type TestService } from '@anzhi/service-testing';
import { migrations } from '../../migrations/index.js';
import { modules } from '../index.js';
import { HEADER, identityNumber, person } from './domain/roster.fixture.js';
import { sampleRoster } from './file/roster-file.fixture.js';
import type { UploadAnswer } from './upload/upload-answer.js';

/** For tests: the roster on a service of its own, GZ-01 and GZ-02 on the day of the demo's declaration. */
export function startRosterService(): Promise<TestService> {
  const simulatedAt = '2026-08-18T10:00:00+08:00';
  return startTestService({
    service: 'personnel',
    modules,
    migrations,
    factories: [
      { id: 'gz-01', code: 'GZ-01', simulatedAt },
      { id: 'gz-02', code: 'GZ-02', simulatedAt },
    ],
  });
}

/** For tests: the bytes of a sample roster. */
export const sampleBytes = (name: string): Buffer => readFileSync(sampleRoster(name));

type Cells = Parameters<typeof person>[0];

/** For tests: cells of person number `n` (from 1), each with numbers of their own. */
export function someone(n: number, cells: Cells = {}): string[] {
  const birth = addDays(localDate('1960-01-01'), Math.floor(n / 499)).replaceAll('-', '');
  const sequence = String((n % 499) * 2 + 1).padStart(3, '0');
  return person({
    employeeNo: `GZ${String(n).padStart(6, '0')}`,
    identityNumber: identityNumber(birth, sequence),
    phone: `199${String(n).padStart(8, '0')}`,
    ...cells,
  });
}

/** For tests: a CSV of rows under the roster's header. */
export const csvOf = (rows: readonly (readonly string[])[], header: readonly string[] = HEADER): string =>
  `${[header, ...rows].map((cells) => cells.join(',')).join('\n')}\n`;

let keys = 0;

/** For tests: uploads as the placement officer of GZ-01, under a fresh key unless one is given. */
export async function upload(
  service: TestService,
  body: Buffer | string,
  key = `key-${++keys}`,
): Promise<{ status: number; answer: UploadAnswer }> {
  const response = await service
    .as('placement-officer')
    .upload('/rosters/GZ-01', Buffer.from(body), { 'idempotency-key': key });
  return { status: response.status, answer: (await response.json()) as UploadAnswer };
}

const COMMIT = `mutation ($input: CommitRosterImportInput!) { commitRosterImport(input: $input) { __typename
  ... on CommitRosterImportSuccess { enrolled leftOut import { status committedOn } }
  ... on RosterRowsRejectedError { rejected problems { line code } }
  ... on RosterImportClashError { total lines }
  ... on UserError { message } } }`;
const FREEZE = `mutation ($input: FreezeRosterInput!) { freezeRoster(input: $input) { __typename
  ... on FreezeRosterSuccess { asOf total byCategory { category people } }
  ... on RosterRowsOpenError { openRows openImports }
  ... on UserError { message } } }`;

/** For tests: commits an import as the placement officer. */
export async function commit(service: TestService, input: object): Promise<Record<string, unknown>> {
  const answer = await service
    .as('placement-officer')
    .query<{ commitRosterImport: Record<string, unknown> }>(COMMIT, { input });
  return answer.commitRosterImport;
}

/** For tests: freezes the roster of GZ-01 as the placement officer. */
export async function freeze(service: TestService, reason?: string): Promise<Record<string, unknown>> {
  const input = { factoryCode: 'GZ-01', reason };
  const answer = await service
    .as('placement-officer')
    .query<{ freezeRoster: Record<string, unknown> }>(FREEZE, { input });
  return answer.freezeRoster;
}

/** For tests: the court declares GZ-01 bankrupt. */
export const declare = (service: TestService): Promise<void> =>
  service.deliver(BankruptcyDeclared, 'gz-01', 'closure-1', {
    closureProjectId: 'closure-1',
    declaredOn: '2026-08-18',
    acceptedOn: '2026-06-01',
    regime: 'STATUTORY',
    court: '赣州市中级人民法院',
    caseNo: '(2026)赣07破1号',
  });
