import {
  EmployeeAmended,
  EmployeesEnrolled,
  ObjectionDecided,
  ObjectionOpened,
  ObjectionQueued,
  ObjectionRefused,
} from '@anzhi/contracts';
import { openPetitionDesk, type PetitionDesk, REPLY, VISITOR } from '../../testing/petition-desk.js';

let desk: PetitionDesk;
beforeAll(async () => {
  desk = await openPetitionDesk();
  const employees = [{ employeeId: 'opaque-1', employeeNo: 'GZ00001', category: 'RETIRED' }];
  await desk.service.deliver(EmployeesEnrolled, 'gz-01', 'roster', { importId: 'i', employees });
});
afterAll(() => desk.service.stop());

const ROW = { employeeNo: 'GZ00001', series: 'FACTS', item: 'SENIORITY' };
const ROW_FACTS = { series: 'FACTS', item: 'SENIORITY' } as const;
const refer = async (petitionId: string, row: object = ROW) =>
  desk.act(
    desk.officer,
    'referObjection',
    { petitionId, ...row },
    '... on ReferObjectionSuccess { referral { id status } }',
  );
const referred = async () => {
  const { id } = await desk.accepted();
  const { referral } = await refer(id);
  return { petitionId: id, referralId: (referral as { id: string }).id };
};
const referralOf = async (id: string) => {
  const { petition } = await desk.officer.query<{ petition: { content: { referrals: object[] } } }>(
    '{ petition(id: "' +
      id +
      '") { content { referrals { id series item status refusalReason result notifiedOn } } } }',
  );
  return petition.content.referrals[0];
};
const reply = (petitionId: string) => desk.act(desk.officer, 'replyPetition', { petitionId, ...REPLY });
const opened = (referralId: string) =>
  desk.service.deliver(ObjectionOpened, 'gz-01', referralId, { objectionId: 'o', referralId, ...ROW_FACTS });
const decided = (referralId: string) =>
  desk.service.deliver(ObjectionDecided, 'gz-01', referralId, {
    objectionId: 'o',
    referralId,
    result: 'UPHELD',
    notifiedOn: '2026-01-20',
  });

it('refers the own row under an id that says nothing of the case, and replies after the decision', async () => {
  const { petitionId, referralId } = await referred();
  const [event] = (await desk.service.outbox('ObjectionReferred')).slice(-1);
  expect(event).toMatchObject({ aggregateId: referralId });
  expect(event?.payload).toEqual({
    referralId,
    employeeId: 'opaque-1',
    series: 'FACTS',
    item: 'SENIORITY',
  });
  const key = Buffer.from(petitionId, 'base64url').toString().split(':')[2];
  expect(Buffer.from(referralId, 'base64url').toString()).not.toContain(key);
  expect(await reply(petitionId)).toMatchObject({ __typename: 'PetitionReferralPendingError' });
  await desk.service.deliver(ObjectionQueued, 'gz-01', referralId, { referralId, ...ROW_FACTS });
  expect(await referralOf(petitionId)).toMatchObject({ id: referralId, status: 'QUEUED' });
  await opened(referralId);
  expect(await reply(petitionId)).toMatchObject({ __typename: 'PetitionReferralPendingError' });
  await decided(referralId);
  expect(await referralOf(petitionId)).toMatchObject({
    status: 'DECIDED',
    result: 'UPHELD',
    notifiedOn: '2026-01-20',
  });
  expect((await reply(petitionId)).petition.status).toBe('REPLIED');
});

it('a refused referral lets the handler reply with its reason', async () => {
  const { petitionId, referralId } = await referred();
  await desk.service.deliver(ObjectionRefused, 'gz-01', referralId, { referralId, reason: 'SERIES_FINAL' });
  expect(await referralOf(petitionId)).toMatchObject({ status: 'REFUSED', refusalReason: 'SERIES_FINAL' });
  expect((await reply(petitionId)).petition.status).toBe('REPLIED');
});

it('answers in another order or twice leave the same end; objections of others are none of ours', async () => {
  const { petitionId, referralId } = await referred();
  await decided(referralId);
  await opened(referralId);
  await decided(referralId);
  await desk.service.deliver(ObjectionQueued, 'gz-01', referralId, { referralId, ...ROW_FACTS });
  expect(await referralOf(petitionId)).toMatchObject({ status: 'DECIDED', result: 'UPHELD' });
  const before = await desk.service.sql('SELECT * FROM petition_referral ORDER BY referral_id');
  await desk.service.deliver(ObjectionOpened, 'gz-01', 'o2', {
    objectionId: 'o2',
    referralId: null,
    ...ROW_FACTS,
  });
  await desk.service.deliver(ObjectionDecided, 'gz-01', 'o2', {
    objectionId: 'o2',
    referralId: null,
    result: 'DISMISSED',
    notifiedOn: '2026-01-20',
  });
  expect(await desk.service.sql('SELECT * FROM petition_referral ORDER BY referral_id')).toEqual(before);
});

it("refers neither another person's row, nor an unknown one, nor one of a joint petition, nor one twice", async () => {
  const { id } = await desk.accepted();
  expect(await refer(id, { ...ROW, employeeNo: 'GZ00002' })).toMatchObject({
    __typename: 'ReferralNotOwnRowError',
  });
  const stranger = { ...VISITOR, employeeNo: 'GZ09999' };
  const unknown = await desk.accepted({
    petitioners: { representatives: [stranger], category: 'OTHER', headcount: 1 },
  });
  expect(await refer(unknown.id, { ...ROW, employeeNo: 'GZ09999' })).toMatchObject({
    __typename: 'ReferralEmployeeUnknownError',
  });
  const joint = await desk.accepted({
    petitioners: { representatives: [VISITOR], category: 'RETIRED', headcount: 2 },
  });
  expect(await refer(joint.id)).toMatchObject({ __typename: 'ReferralOfJointPetitionError' });
  expect(await refer(id)).toMatchObject({
    __typename: 'ReferObjectionSuccess',
    petition: { status: 'INVESTIGATING' },
  });
  expect(await refer(id)).toMatchObject({ __typename: 'ReferralPendingError' });
});

it('follows an amended employee number', async () => {
  const amended = { ...VISITOR, employeeNo: 'GZ00077' };
  await desk.service.deliver(EmployeeAmended, 'gz-01', 'roster', {
    employeeId: 'opaque-77',
    employeeNo: 'GZ00077',
    category: 'ACTIVE_ON_POST',
  });
  const { id } = await desk.accepted({
    petitioners: { representatives: [amended], category: 'ACTIVE', headcount: 1 },
  });
  await refer(id, { ...ROW, employeeNo: 'GZ00077' });
  expect((await desk.service.outbox('ObjectionReferred')).at(-1)?.payload).toMatchObject({
    employeeId: 'opaque-77',
  });
});
