import { BankruptcyDeclared } from '@anzhi/contracts';
import type { ServiceModule } from '@anzhi/graphql-kit';
import { setClock, startTestService, type TestService } from '@anzhi/service-testing';
import { migrations } from '../../migrations/index.js';
import { calculatePeople, freezePeople } from '../../testing/frozen-factory.js';
import { entitlementsModule } from '../entitlements/index.js';
import { planModule } from '../plan/index.js';
import { rosterModule } from '../roster/index.js';
import { postingsModule } from './index.js';

export interface Outcome {
  __typename: string;
  message?: string;
  undecided?: number;
  unnotified?: number;
  final?: boolean;
  supplementaryRows?: number;
  problems?: { index: number; code: string }[];
  round?: {
    id: string;
    no: number;
    status: string;
    closesOn: string;
    rowCount: number;
    correctedCount: number;
    supplementary: boolean;
    root: string;
  };
  series?: { final: boolean; finalRoot: string | null };
  objection?: { id: string; state: string; roundNo: number | null; filedBy: string };
  objections?: { id: string; state: string }[];
  reopening?: { id: string; status: string };
  consents?: { item: string; givenOn: string; revokedOn: string | null }[];
}

const ROUND = 'id no status closesOn rowCount correctedCount supplementary root';
const OBJECTION = 'id state roundNo filedBy';
const FIELDS: Record<string, string> = {
  openPostingRound: `... on OpenPostingRoundSuccess { round { ${ROUND} } }`,
  closePostingRound: `... on ClosePostingRoundSuccess { round { ${ROUND} } }`,
  resolvePostingRound: `... on ResolvePostingRoundSuccess { final supplementaryRows round { ${ROUND} } series { final finalRoot } }`,
  fileObjection: `... on ObjectionSuccess { objection { ${OBJECTION} } } ... on ObjectionAfterCloseError { objection { ${OBJECTION} } }
    ... on ObjectionTooLateError { objection { ${OBJECTION} } }`,
  ...Object.fromEntries(
    ['requestReopening', 'approveReopening', 'refuseReopening'].map((name) => [
      name,
      '... on ReopeningSuccess { reopening { id status } }',
    ]),
  ),
  ...Object.fromEntries(
    ['givePostingConsent', 'revokePostingConsent'].map((name) => [
      name,
      '... on PostingConsentSuccess { consents { item givenOn revokedOn } }',
    ]),
  ),
};
const ONE = `... on ObjectionSuccess { objection { ${OBJECTION} } }`;
const MANY =
  '... on ObjectionsSuccess { objections { id state } } ... on ObjectionBatchError { problems { index code } }';
const PENDING = '... on PostingObjectionsPendingError { undecided unnotified }';

/** The mutation of that name with what the tests read of its answer. */
export function mutationOf(name: string): string {
  const type = ['closePostingRound', 'resolvePostingRound'].includes(name)
    ? 'PostingRoundInput'
    : `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const fields = FIELDS[name] ?? (name.endsWith('s') ? MANY : ONE);
  const pending = ['openPostingRound', 'resolvePostingRound'].includes(name) ? PENDING : '';
  return `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on UserError { message } ${fields} ${pending} } }`;
}

export interface PostingStory {
  service: TestService;
  /** An act of the placement officer of GZ-01. */
  act(name: string, input: object): Promise<Outcome>;
  /** An act of another placement officer of GZ-01. */
  actOf(subject: string, name: string, input: object): Promise<Outcome>;
  /** An act of an employee of GZ-01. */
  actAs(employeeNo: string, name: string, input: object): Promise<Outcome>;
  open(series?: string): Promise<Outcome>;
  today(date: string): Promise<unknown>;
  stop(): Promise<void>;
}

/** GZ-01 with `people` of the demo roster, declared on 2026-08-18; frozen and calculated unless asked otherwise; of other modules where a story needs more. */
export async function startPostingStory(
  people: number,
  upTo: 'DECLARED' | 'CALCULATED' = 'CALCULATED',
  modules: readonly ServiceModule[] = [rosterModule, entitlementsModule, planModule, postingsModule],
): Promise<PostingStory> {
  const service = await startTestService({
    service: 'personnel',
    modules: [...modules],
    migrations,
    factories: [
      { id: 'gz-01', code: 'GZ-01', simulatedAt: '2026-08-19T09:00:00+08:00' },
      { id: 'gz-02', code: 'GZ-02', simulatedAt: '2026-08-19T09:00:00+08:00' },
    ],
  });
  const factory = { service, code: 'GZ-01', factoryId: 'gz-01' };
  if (upTo === 'CALCULATED') {
    await freezePeople(factory, people);
    await calculatePeople(factory);
  } else {
    await service.deliver(BankruptcyDeclared, 'gz-01', 'closure', {
      closureProjectId: 'closure',
      declaredOn: '2026-08-18',
      acceptedOn: '2026-07-01',
      regime: 'STATUTORY',
      court: '法院',
      caseNo: '1',
    });
  }
  const run = async (client: ReturnType<TestService['as']>, name: string, input: object): Promise<Outcome> =>
    (await client.query<Record<string, Outcome>>(mutationOf(name), { input }))[name]!;
  const act = (name: string, input: object): Promise<Outcome> =>
    run(service.as('placement-officer'), name, input);
  return {
    service,
    act,
    actOf: (subject, name, input) => run(service.as('placement-officer', { subject }), name, input),
    actAs: (employeeNo, name, input) => run(service.as('employee', { employeeNo }), name, input),
    open: (series = 'FACTS') =>
      act('openPostingRound', { factoryCode: 'GZ-01', series, places: ['厂区公告栏'] }),
    today: (date) => setClock(service.sql, 'gz-01', `${date}T09:00:00+08:00`),
    stop: () => service.stop(),
  };
}

/** Runs the open round out and resolves it, on the given day. */
export async function endRound(story: PostingStory, roundId: string, on: string): Promise<Outcome> {
  await story.today(on);
  await story.act('closePostingRound', { roundId });
  return story.act('resolvePostingRound', { roundId });
}

/** Three rounds without an objection, from 2026-08-24 to 2026-09-14: the series is final then. */
export async function finishSeries(story: PostingStory, series = 'FACTS'): Promise<Outcome> {
  let ended: Outcome | undefined;
  await story.today('2026-08-24');
  for (const end of ['2026-09-02', '2026-09-09', '2026-09-14'])
    ended = await endRound(story, (await story.open(series)).round!.id, end);
  return ended!;
}

/** An objection of GZ-01 to the FACTS row of that person. */
export const objectionTo = (employeeNo: string, over: object = {}) => ({
  factoryCode: 'GZ-01',
  series: 'FACTS',
  employeeNo,
  item: 'COMPENSATION',
  claim: '平均工资有误',
  evidence: '工资条',
  ...over,
});
