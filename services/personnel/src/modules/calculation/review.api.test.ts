import { type FrozenFactory, freezePeople, startPersonnel } from '../../testing/frozen-factory.js';

const REVIEW = 'id employeeNo subject kind question outcome answer legalBasis answeredOn answeredBy';
const act = async (role: ReturnType<FrozenFactory['service']['as']>, field: string, input: object) => {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
  const { data, errors } = await role.raw<Record<string, Record<string, unknown>>>(
    `mutation ($input: ${type}Input!) { ${field}(input: $input) { __typename ... on HumanReviewSuccess { review { ${REVIEW} } }
       ... on UserError { message } } }`,
    { input },
  );
  return errors ? { __typename: errors[0]?.extensions?.['code'] } : (data?.[field] ?? {});
};

let factory: FrozenFactory;
let employeeId: string;
const self = (no = 'GZ00001') => factory.service.as('employee', { employeeNo: no });
const officer = (subject?: string) => factory.service.as('placement-officer', subject ? { subject } : {});
const amount = { subject: 'AMOUNT', kind: 'COMPENSATION', question: '我的工龄为什么少算一年?' };

beforeAll(async () => {
  factory = await startPersonnel();
  await freezePeople(factory, 3);
  const { employee } = await self().query<{ employee: { id: string } }>(
    `{ employee(factoryCode: "GZ-01", employeeNo: "GZ00001") { id } }`,
  );
  employeeId = employee.id;
}, 60_000);
afterAll(() => factory.service.stop());

it('§3.20.12: a person asks that an officer confirms an amount; of two officers one answers, with reasons and law', async () => {
  const asked = await act(self(), 'requestHumanReview', { employeeId, ...amount });
  expect(asked).toMatchObject({
    __typename: 'HumanReviewSuccess',
    review: { ...amount, employeeNo: 'GZ00001', outcome: null },
  });
  const reviewId = (asked as { review: { id: string } }).review.id;
  const answer = {
    reviewId,
    outcome: 'CONFIRMED',
    answer: '档案记载2014年11月进厂',
    legalBasis: '劳动合同法 art. 47',
  };
  const both = await Promise.all([
    act(officer('a'), 'answerHumanReview', answer),
    act(officer('b'), 'answerHumanReview', answer),
  ]);
  expect(both.map((one) => one['__typename']).sort()).toEqual([
    'HumanReviewAnsweredError',
    'HumanReviewSuccess',
  ]);
  const { employee } = await self().query<{ employee: unknown }>(
    `{ employee(factoryCode: "GZ-01", employeeNo: "GZ00001") { humanReviews { outcome answer legalBasis answeredOn } } }`,
  );
  expect(employee).toEqual({
    humanReviews: [
      {
        outcome: 'CONFIRMED',
        answer: answer.answer,
        legalBasis: answer.legalBasis,
        answeredOn: '2026-08-19',
      },
    ],
  });
});

it('the answer is told by a notice that the person reads on their own page, once', async () => {
  const { me } = await self().query<{ me: { notices: { subject: string; status: string; body: string }[] } }>(
    '{ me { notices { subject status body } } }',
  );
  expect(me.notices).toEqual([
    {
      ...{ subject: 'REVIEW_ANSWER', status: 'ISSUED' },
      body: expect.stringMatching(
        /确认无误[\s\S]*档案记载2014年11月进厂[\s\S]*劳动合同法 art. 47[\s\S]*提出异议/,
      ),
    },
  ]);
});

it('S023: both acts stand in the audit with their law, without the question', async () => {
  const audit = await factory.service.sql<{ action: string; legal_basis: string; after: unknown }>(
    `SELECT action, legal_basis, after FROM audit_entry WHERE entity = 'HumanReview' ORDER BY action`,
  );
  expect(audit).toEqual([
    { action: 'answerHumanReview', legal_basis: '劳动合同法 art. 47', after: null },
    { action: 'requestHumanReview', legal_basis: '个人信息保护法 art. 24', after: null },
  ]);
});

it('the same is not asked twice while open, each refusal says so; somebody else’s is refused', async () => {
  const channel = { employeeId, subject: 'CHANNEL', question: '为什么不能选内退?' };
  const once = await Promise.all([
    act(self(), 'requestHumanReview', channel),
    act(self(), 'requestHumanReview', channel),
  ]);
  expect(once.map((one) => one['__typename']).sort()).toEqual(['HumanReviewOpenError', 'HumanReviewSuccess']);
  expect(await act(self(), 'requestHumanReview', { ...channel, kind: 'BACK_PAY' })).toMatchObject({
    __typename: 'HumanReviewKindError',
  });
  expect(await act(self('GZ00002'), 'requestHumanReview', { employeeId, ...amount })).toEqual({
    __typename: 'FORBIDDEN',
  });
  const { humanReviews } = await officer().query<{ humanReviews: unknown }>(
    `{ humanReviews(factoryCode: "GZ-01", open: true) { nodes { subject } totalCount } }`,
  );
  expect(humanReviews).toEqual({ nodes: [{ subject: 'CHANNEL' }], totalCount: 1 });
});
