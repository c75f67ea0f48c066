import { UnderstandingCompleted } from '@anzhi/contracts';
import { opaqueId } from '@anzhi/domain';
import type { GraphAnswer, GraphClient } from '@anzhi/service-testing';
import { FREEZE_FIELDS, type FreezeOutcome } from './freeze-outcome.js';
import { calculatePeople, type FrozenFactory, freezePeople, startPersonnel } from './frozen-factory.js';

/** An answer of any mutation of placements and payments, with what the tests read of it. */
export interface Outcome extends FreezeOutcome {
  __typename: string;
  message?: string;
  people?: number;
  rows?: { index: number; employeeNo: string; reason: string; message?: string; understandings?: string[] }[];
  missing?: string[] | string;
  due?: string;
  paid?: string;
  excess?: string;
  firstAgreementNo?: string;
  channelChangeId?: string;
  status?: string;
  lastAgreementNo?: string;
  batch?: {
    id: string;
    no: number;
    status: string;
    people: number;
    total: string;
    approvals: number;
    refusalReason: string | null;
  };
  overpayment?: { id: string; status: string; amount: string; recovered: string; outstanding: string };
  item?: {
    id: string;
    status: string;
    amount: string;
    nextFollowUpOn: string | null;
    followUps: number;
    escrowNo: string | null;
  };
}

const ROWS = 'rows { index employeeNo reason';
const BATCH = '... on PaymentBatchSuccess { batch { id no status people total approvals refusalReason } }';
const ITEM = '... on UncollectedSuccess { item { id status amount nextFollowUpOn followUps escrowNo } }';
const OVERPAYMENT = '... on OverpaymentSuccess { overpayment { id status amount recovered outstanding } }';
const PLACED = `... on PlacementsDone { people } ... on PlacementRowsRefusedError { ${ROWS} message understandings } } ... on PlacementNotReadyError { missing }`;

const CHANGE = `... on ChannelChangeSuccess { channelChangeId status } ${PLACED.slice(PLACED.indexOf('... on PlacementRows'))}`;

const FIELDS: Record<string, string> = {
  ...{ choosePlacements: PLACED, choosePlacement: PLACED, confirmPlacements: PLACED },
  ...{ withdrawPlacementChoices: PLACED, makePlacementsEffective: PLACED, voidPlacement: PLACED },
  proposeChannelChange: CHANGE,
  approveChannelChange: CHANGE,
  rejectChannelChange: '... on ChannelChangeSuccess { channelChangeId status }',
  signAgreements: `... on SignAgreementsSuccess { people firstAgreementNo lastAgreementNo } ${PLACED.slice(PLACED.indexOf('... on PlacementRows'))}`,
  recordBankAccounts: `... on RecordBankAccountsSuccess { people } ... on PaymentRowsRefusedError { ${ROWS} } }`,
  draftPaymentBatch: `${BATCH} ... on PaymentRowsRefusedError { ${ROWS} } } ... on PaymentGatesMissingError { missing } ... on PaymentAccountsMissingError { people }`,
  recordPaymentResults: `${BATCH} ... on PaymentRowsRefusedError { ${ROWS} } }`,
  recordPaymentReturns: `${BATCH} ... on PaymentRowsRefusedError { ${ROWS} } }`,
  freezePayables: FREEZE_FIELDS,
  claimOverpayment: `${OVERPAYMENT} ... on OverpaymentBeyondExcessError { due paid excess }`,
  recordOverpaymentInstalment: OVERPAYMENT,
  withdrawOverpayment: OVERPAYMENT,
  lowerFinalValue: '... on LowerFinalValueSuccess { value overpaid }',
  registerUncollected: `${ITEM} ... on PaymentGatesMissingError { missing }`,
  escrowUncollected: `${ITEM} ... on UncollectedMoneyMissingError { due: missing }`,
  closeUncollected: `${ITEM} ... on UncollectedMoneyMissingError { due: missing }`,
  recordUncollectedFollowUp: ITEM,
  recordCustodyStep: `${ITEM} ... on CustodyStepNotYetError { missingSteps possibleFrom } ... on CustodyStepNotOnPathError { path }`,
  nameUncollectedRepresentative: `${ITEM} ... on UncollectedRepresentativeError { allowed } ... on UncollectedProofError { allowedProofs }`,
};
const INPUTS: Record<string, string> = {
  confirmPlacements: 'PlacementPeopleInput',
  withdrawPlacementChoices: 'PlacementPeopleInput',
  voidPlacement: 'EndPlacementInput',
  requestPaymentFunds: 'PaymentBatchInput',
  approvePaymentBatch: 'PaymentBatchInput',
};

let keys = 0;

/** Runs the mutation of that name as the client; each call has a key of its own. */
export async function act(
  client: GraphClient,
  name: string,
  input: object,
  fields?: string,
): Promise<Outcome> {
  const answer = await rawAct(client, name, input, undefined, fields);
  if (!answer.data) throw new Error(JSON.stringify(answer.errors));
  return answer.data[name]!;
}

/** As `act`, with errors as they came and a key of the caller's choice. */
export function rawAct(
  client: GraphClient,
  name: string,
  input: object,
  idempotencyKey: string | null = `story-${keys++}`,
  fields = FIELDS[name] ?? BATCH,
): Promise<GraphAnswer<Record<string, Outcome>>> {
  const type = INPUTS[name] ?? `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on UserError { message } ${fields} } }`;
  return client.raw<Record<string, Outcome>>(document, { input }, idempotencyKey ? { idempotencyKey } : {});
}

/**
 * GZ-01 with people of the demo roster, frozen and calculated, who understand what they must before choosing; the plan
 * is not passed and nothing is final yet.
 */
export async function startPlacementStory(people: number): Promise<FrozenFactory> {
  const factory = await startPersonnel();
  await freezePeople(factory, people);
  await calculatePeople(factory);
  await understandAll(factory);
  return factory;
}

/** Everybody on the roster, or only those named, understands reasons, policy and channels, as party tells it. */
export async function understandAll(
  { service, factoryId }: FrozenFactory,
  employeeNos: readonly string[] | null = null,
): Promise<void> {
  const people = await service.sql<{ id: string }>(
    'SELECT id FROM employee WHERE factory_id = $1 AND ($2::text[] IS NULL OR employee_no = ANY ($2)) ORDER BY serial',
    [factoryId, employeeNos],
  );
  for (let at = 0; at < people.length; at += 500) {
    await service.deliver(UnderstandingCompleted, factoryId, 'understandings', {
      items: ['REASONS', 'POLICY', 'CHANNELS'],
      assisted: false,
      completedOn: '2026-08-19',
      employeeIds: people.slice(at, at + 500).map(({ id }) => opaqueId('employee', factoryId, id)),
    });
  }
}

const CHANNELS = [
  ['CH1', '领取经济补偿金,自谋职业'],
  ['CH2', '重组企业上岗'],
  ['CH3', '提前退休、内部退养'],
  ['CH4', '法定退休、工残及供养管理'],
].map(([code, name]) => ({ code, name, nameEn: code, eligibilityRule: '按3.9', benefits: [] }));

/** The congress passed the plan with the usual channels. */
export async function passPlan({ service, factoryId }: FrozenFactory): Promise<void> {
  await service.sql(
    `INSERT INTO placement_plan (factory_id, id, version, title, status, channels, standards, drafted_on)
     VALUES ($1, '01890000-0000-7000-8000-0000000000aa', 1, '职工安置方案', 'APPROVED', $2, '[]', '2026-08-18')`,
    [factoryId, JSON.stringify(CHANNELS)],
  );
}

const SERIES = { FACTS: 'b1', BACK_PAY: 'b2' } as const;

/** The series is final with what was calculated: what three rounds without an objection come to. */
export async function makeFinal(
  { service, factoryId }: FrozenFactory,
  kind: keyof typeof SERIES,
): Promise<void> {
  const id = `01890000-0000-7000-8000-0000000000${SERIES[kind]}`;
  const root = 'a'.repeat(64);
  await service.sql(
    'INSERT INTO posting_series (factory_id, id, kind, final_on, final_root, final_id) VALUES ($1, $2, $3, $4, $5, $2)',
    [factoryId, id, kind, '2026-08-19', root],
  );
  await service.sql(
    `INSERT INTO posting_round (factory_id, id, series_id, no, supplementary, opened_on, closes_on, decide_by, places, row_count,
       corrected_count, root, status) VALUES ($1, $2, $2, 3, false, '2026-08-18', '2026-08-19', '2026-08-19', '[]', 1, 0, $3, 'RESOLVED')`,
    [factoryId, id, root],
  );
  await service.sql(
    `INSERT INTO posting_row (factory_id, round_id, employee_id, employee_no, leaf_no, public_row, corrected, resettlement_fee_fen,
       compensation_fen, back_pay_fen, leaf_hash)
     SELECT e.factory_id, $2, e.id, e.employee_no, e.serial, '{}', false, 0,
       coalesce((SELECT amount_fen FROM entitlement c WHERE c.factory_id = e.factory_id AND c.employee_id = e.id AND c.kind = 'COMPENSATION'), 0),
       coalesce((SELECT amount_fen FROM entitlement b WHERE b.factory_id = e.factory_id AND b.employee_id = e.id AND b.kind = 'BACK_PAY'), 0),
       decode($3, 'hex')
       FROM employee e WHERE e.factory_id = $1`,
    [factoryId, id, root],
  );
  await service.sql(
    `INSERT INTO posting_final_row (factory_id, series_id, final_id, employee_id, leaf_no, round_id)
     SELECT factory_id, round_id, round_id, employee_id, leaf_no, round_id FROM posting_row WHERE factory_id = $1 AND round_id = $2`,
    [factoryId, id],
  );
}

/** Employee numbers of people in service whose first open channel is that one. */
export async function peopleFor(
  { service, code }: FrozenFactory,
  channel: string,
  first = 100,
): Promise<string[]> {
  const { employees } = await service.as('placement-officer').query<{
    employees: {
      nodes: {
        employeeNo: string;
        category: string;
        placementOptions: { open: boolean; channel: { code: string } }[];
      }[];
    };
  }>(
    `query ($code: String!, $first: Int!) { employees(factoryCode: $code, first: $first) { nodes { employeeNo category
       placementOptions { open channel { code } reason { zh en } } } } }`,
    { code, first },
  );
  return employees.nodes
    .filter(
      (one) =>
        one.category === 'ACTIVE_ON_POST' &&
        one.placementOptions.find((option) => option.open)?.channel.code === channel,
    )
    .map((one) => one.employeeNo);
}

/** Choices of a list of people before a witness. */
export const choices = (employeeNos: readonly string[], channelCode: string) => ({
  factoryCode: 'GZ-01',
  choices: employeeNos.map((employeeNo) => ({ employeeNo, channelCode, witness: 'staff:witness' })),
});

/** Brings people of a list to an effective placement in a channel. */
export async function place(
  { service }: FrozenFactory,
  employeeNos: readonly string[],
  channelCode: string,
): Promise<void> {
  const officer = service.as('placement-officer');
  const done = [
    await act(officer, 'choosePlacements', choices(employeeNos, channelCode)),
    await act(officer, 'signAgreements', {
      factoryCode: 'GZ-01',
      employeeNos,
      signedOn: '2026-08-19',
      place: '安置大厅',
    }),
    await act(officer, 'makePlacementsEffective', {
      factoryCode: 'GZ-01',
      employeeNos,
      effectiveOn: '2026-08-19',
    }),
  ];
  const refused = done.find((one) => one.people !== employeeNos.length);
  if (refused) throw new Error(JSON.stringify(refused));
}

/** Everybody has a bank account. */
export async function recordAccounts({ service }: FrozenFactory): Promise<void> {
  const people = await service.sql<{ employeeNo: string }>(
    'SELECT employee_no AS "employeeNo" FROM employee',
  );
  const accounts = people.map(({ employeeNo }) => ({
    employeeNo,
    bank: '赣州银行',
    account: '6222000012345678',
  }));
  await act(service.as('placement-officer'), 'recordBankAccounts', { factoryCode: 'GZ-01', accounts });
}
