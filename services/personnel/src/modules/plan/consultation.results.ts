import { Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import { RepresentativeFaultEnum } from './consultation.enums.js';
import { ConsultationCoverage, DelegationMeeting, DelegationOpinion } from './consultation.type.js';
import type { RowFault } from './domain/representative-rows.js';
import { PlacementPlanNotConsultingError, PlacementPlanNotFoundError } from './plan.errors.js';
import { PlanCheckResult } from './plan-part.type.js';

const refusal = (description: string) => ({ description, implements: UserError });

@Inherit()
@ObjectType({ description: 'The meeting is recorded (小组会已登记).' })
export class RecordDelegationMeetingSuccess {
  constructor(meeting: DelegationMeeting) {
    this.meeting = meeting;
  }

  @Field(() => DelegationMeeting, { description: 'The meeting (小组会).' })
  meeting: DelegationMeeting;
}

@Inherit()
@ObjectType({ description: 'The opinion is answered (意见已答复).' })
export class AnswerDelegationOpinionSuccess {
  constructor(opinion: DelegationOpinion, open: number) {
    this.opinion = opinion;
    this.open = open;
  }

  @Field(() => DelegationOpinion, { description: 'The opinion with its reply (意见).' })
  opinion: DelegationOpinion;

  @Field(() => Int, { description: 'How many opinions on the plan are still open (未答复条数).' })
  open: number;
}

@Inherit()
@ObjectType({ description: 'The register is written (名单已登记).' })
export class CongressRepresentativesSuccess {
  constructor(people: number, check: PlanCheckResult) {
    this.people = people;
    this.check = check;
  }

  @Field(() => Int, { description: 'Representatives in office now (现任代表人数).' })
  people: number;

  @Field(() => PlanCheckResult, {
    description: 'Whether the congress is large enough and not all managers (代表构成).',
  })
  check: PlanCheckResult;
}

@Inherit()
@ObjectType({ description: 'The talks are recorded (谈心已登记).' })
export class RecordConsultationTalksSuccess {
  constructor(coverage: ConsultationCoverage) {
    this.coverage = coverage;
  }

  @Field(() => ConsultationCoverage, { description: 'How far the talks have come (覆盖情况).' })
  coverage: ConsultationCoverage;
}

@Inherit()
@ObjectType({ description: 'A line that is refused (有误的行).' })
export class RepresentativeRowProblem {
  constructor(index: number, employeeNo: string, reason: RowFault) {
    Object.assign(this, { index, employeeNo, reason });
  }

  @Field(() => Int, { description: 'Its place in the list, from 0 (序号).' })
  index: number;

  @Field(() => String, { description: 'The employee number (工号).' })
  employeeNo: string;

  @Field(() => RepresentativeFaultEnum, { description: 'Why (原因).' })
  reason: RowFault;
}

@Inherit()
@ObjectType(refusal('Lines of the list are refused; nothing of it was written (名单有误).'))
export class RepresentativeRowsRefusedError extends UserError {
  constructor(rows: RepresentativeRowProblem[]) {
    super(
      `${rows.length} lines are refused; correct them and send the whole list (名单中 ${rows.length} 行有误,请更正后重新提交)`,
    );
    this.rows = rows;
  }

  @Field(() => [RepresentativeRowProblem], { description: 'The lines (有误的行).' })
  rows: RepresentativeRowProblem[];
}

@Inherit()
@ObjectType(refusal('The person is no representative in office (不是现任代表).'))
export class CongressRepresentativeNotInOfficeError extends UserError {
  constructor() {
    super('There is no such representative in office (该职工代表不存在或已终止)');
  }
}

@Inherit()
@ObjectType(refusal('The day of the meeting lies in the future (会议日期有误).'))
export class DelegationMeetingDateError extends UserError {
  constructor(today: string) {
    super(`heldOn lies up to today, ${today}: record a meeting once it was held (小组会日期不能晚于今天)`);
  }
}

@Inherit()
@ObjectType(refusal('There is no such open opinion (该意见不存在或已答复).'))
export class DelegationOpinionNotOpenError extends UserError {
  constructor() {
    super('There is no such open opinion; somebody may have answered it already (该意见不存在或已答复)');
  }
}

export const RecordDelegationMeetingResult = resultUnion(
  'RecordDelegationMeetingResult',
  [
    RecordDelegationMeetingSuccess,
    PlacementPlanNotFoundError,
    PlacementPlanNotConsultingError,
    DelegationMeetingDateError,
  ],
  'What came of recording a meeting of a delegation group.',
);

export const AnswerDelegationOpinionResult = resultUnion(
  'AnswerDelegationOpinionResult',
  [AnswerDelegationOpinionSuccess, DelegationOpinionNotOpenError],
  'What came of answering an opinion.',
);

export const RegisterCongressRepresentativesResult = resultUnion(
  'RegisterCongressRepresentativesResult',
  [CongressRepresentativesSuccess, RepresentativeRowsRefusedError],
  'What came of registering representatives.',
);

export const EndCongressRepresentativeResult = resultUnion(
  'EndCongressRepresentativeResult',
  [CongressRepresentativesSuccess, CongressRepresentativeNotInOfficeError],
  'What came of ending an office.',
);

export const RecordConsultationTalksResult = resultUnion(
  'RecordConsultationTalksResult',
  [
    RecordConsultationTalksSuccess,
    PlacementPlanNotFoundError,
    PlacementPlanNotConsultingError,
    RepresentativeRowsRefusedError,
  ],
  'What came of recording talks.',
);
