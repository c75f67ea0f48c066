import { Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { FactsFinalError } from './amendment.results.js';

@Inherit()
@ObjectType({ description: 'The dependants are recorded (供养亲属已登记).' })
export class RecordDependantsSuccess {
  constructor(familyId: string, dependants: number, drawing: number) {
    this.familyId = familyId;
    this.dependants = dependants;
    this.drawing = drawing;
  }

  @Field(() => ID, { description: 'The family (家庭标识).' })
  familyId: string;

  @Field(() => Int, { description: 'How many are recorded (登记人数).' })
  dependants: number;

  @Field(() => Int, { description: 'How many draw today by age or incapacity (符合享受条件人数).' })
  drawing: number;
}

@Inherit()
@ObjectType({
  description: 'It is not clear whose family it is (未指明职工).',
  implements: UserError,
})
export class FamilyWorkerUnclearError extends UserError {
  constructor(message: string) {
    super(message);
  }
}

/** Why a dependant is refused, in words. */
export const DEPENDANT_FAULTS = {
  SECOND_SPOUSE: '同时只能有一名配偶 (only one spouse at a time)',
  ENDS_BEFORE_START: '止期早于起期 (ends before it starts)',
  REMARRIED_NOT_SPOUSE: '再婚只适用于配偶 (only a spouse remarries)',
  BORN_AFTER_START: '出生晚于供养起期 (born after the support began)',
  IN_FUTURE: '不能晚于今日 (lies in the future)',
  END_INCOMPLETE: '止期与停止原因须同时填写 (the last day and the reason belong together)',
  ROSTER_UNKNOWN: '花名册中无此工号 (nobody on the roster has this number)',
  DRAWS_ELSEWHERE: '该人已登记在另一职工名下 (recorded as the dependant of another worker)',
} as const;

@Inherit()
@ObjectType({
  description: 'A dependant cannot be recorded so (供养亲属登记有误).',
  implements: UserError,
})
export class DependantInvalidError extends UserError {
  constructor(index: number, reason: keyof typeof DEPENDANT_FAULTS) {
    super(DEPENDANT_FAULTS[reason]);
    this.index = index;
    this.reason = reason;
  }

  @Field(() => Int, { description: 'Place in the list, from 0 (序号).' })
  index: number;

  @Field(() => String, { description: 'A code of why (原因代码).' })
  reason: string;
}

export const RecordDependantsResult = resultUnion(
  'RecordDependantsResult',
  [RecordDependantsSuccess, FamilyWorkerUnclearError, DependantInvalidError, FactsFinalError],
  'What came of recording dependants.',
);
