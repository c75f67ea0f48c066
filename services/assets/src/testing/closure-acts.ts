import { ProjectKickoffCompleted } from '@anzhi/contracts';
import type { TestService } from '@anzhi/service-testing';

const FIELDS = `closureProject { id phase court caseNo acceptedOn declaredOn claimWindow { from to }
  phaseHistory { from to changedOn } milestones { kind due state } }`;
const ERRORS = '... on UserError { message }';

export const OPEN = `mutation ($input: OpenClosureProjectInput!) { openClosureProject(input: $input) { __typename ${ERRORS}
  ... on OpenClosureProjectSuccess { ${FIELDS} } ... on ClosureProjectExistsError { closureProjectId } } }`;
export const SETUP = `mutation ($input: EnterSetupInput!) { enterSetup(input: $input) { __typename ${ERRORS}
  ... on EnterSetupSuccess { ${FIELDS} } ... on ClosurePhaseError { phase needed } } }`;
export const ACCEPT = `mutation ($input: AcceptBankruptcyCaseInput!) { acceptBankruptcyCase(input: $input) { __typename ${ERRORS}
  ... on AcceptBankruptcyCaseSuccess { ${FIELDS} } ... on ClosurePhaseError { phase needed }
  ... on ClosureDateInFutureError { field today } ... on ClaimWindowLengthError { earliest latest }
  ... on PolicyRegimeOverError { lastDay } } }`;
export const DECLARE = `mutation ($input: DeclareBankruptcyInput!) { declareBankruptcy(input: $input) { __typename ${ERRORS}
  ... on DeclareBankruptcySuccess { ${FIELDS} } ... on ClosurePhaseError { phase needed }
  ... on DeclaredBeforeAcceptanceError { acceptedOn } } }`;
export const MILESTONE = `mutation ($input: RecordClosureMilestoneInput!) { recordClosureMilestone(input: $input) { __typename ${ERRORS}
  ... on RecordClosureMilestoneSuccess { ${FIELDS} } } }`;

type Answer = { __typename: string; closureProject: Record<string, unknown>; [field: string]: unknown };

/** One act of an assets officer: its result, of whatever type. */
export async function act(
  assets: TestService,
  factory: string,
  document: string,
  input: Record<string, unknown>,
  key?: string,
): Promise<Answer> {
  const { data, errors } = await assets
    .as('assets-officer', { factory: factory.toLowerCase() })
    .raw<Record<string, unknown>>(document, { input }, key ? { idempotencyKey: key } : {});
  expect(errors).toBeUndefined();
  return Object.values(data ?? {})[0] as Answer;
}

/** A lawful acceptance of 2026. */
export const acceptance = (closureProjectId: unknown) => ({
  closureProjectId,
  court: '广州市中级人民法院',
  caseNo: '(2026)粤01破1号',
  acceptedOn: '2026-06-15',
  claimWindow: { from: '2026-06-22', to: '2026-08-21' },
  administrator: '广州某律师事务所',
});

/** A closure in SETUP; answers its id. */
export async function openInSetup(assets: TestService, factory: string): Promise<unknown> {
  const opened = await act(assets, factory, OPEN, { factoryCode: factory, regime: 'STATUTORY' });
  const closureProjectId = opened.closureProject['id'];
  await act(assets, factory, SETUP, { closureProjectId, legalBasis: '集团批复' });
  return closureProjectId;
}

/** Party's three ones are done. */
export const kickoff = (assets: TestService, factoryId: string): Promise<void> =>
  assets.deliver(ProjectKickoffCompleted, factoryId, factoryId, { completedOn: '2026-06-01' });
