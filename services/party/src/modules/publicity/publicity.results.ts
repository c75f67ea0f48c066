import { Inherit, UserError } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

export const PublicityRowFault = {
  UNKNOWN_EMPLOYEE: 'UNKNOWN_EMPLOYEE',
  TWICE_IN_INPUT: 'TWICE_IN_INPUT',
  LEFT_ROSTER: 'LEFT_ROSTER',
  ALREADY_ACKNOWLEDGED: 'ALREADY_ACKNOWLEDGED',
} as const;
export type PublicityRowFault = keyof typeof PublicityRowFault;
registerEnumType(PublicityRowFault, {
  name: 'PublicityRowFault',
  description: 'Why a row of a publicity list is refused (退回原因).',
  valuesConfig: {
    UNKNOWN_EMPLOYEE: { description: 'Nobody on the roster has the number (花名册中无此工号).' },
    TWICE_IN_INPUT: { description: 'The person stands twice in the list (名单中重复).' },
    LEFT_ROSTER: { description: 'The person has left the roster (已离册).' },
    ALREADY_ACKNOWLEDGED: {
      description: 'The person acknowledged this version before; it is signed for once (已签收).',
    },
  },
});

const TEXT: Record<PublicityRowFault, string> = {
  UNKNOWN_EMPLOYEE:
    '花名册中无此工号,刚入册的请稍后再试 (nobody on the roster has this number; if just enrolled, try again shortly)',
  TWICE_IN_INPUT: '名单中重复 (stands twice in the list)',
  LEFT_ROSTER: '该职工已离册 (has left the roster)',
  ALREADY_ACKNOWLEDGED: '该职工已签收本版问答 (has acknowledged this version already)',
};

@Inherit()
@ObjectType({
  description: 'A row that is refused, with its place in the list (退回记录).',
})
export class PublicityRowProblem {
  @Field(() => Int, { description: 'Place in the list, from 0 (序号).' })
  index: number;

  @Field(() => String, { description: 'The employee number as given (工号).' })
  employeeNo: string;

  @Field(() => PublicityRowFault, { description: 'Why (原因).' })
  reason: PublicityRowFault;

  @Field(() => String, { description: 'The reason in words, Chinese and English (说明).' })
  message: string;
}

/** A refused row with the reason in words. */
export const publicityRowProblem = (index: number, employeeNo: string, reason: PublicityRowFault) =>
  Object.assign(new PublicityRowProblem(), { index, employeeNo, reason, message: TEXT[reason] });

const refusal = (description: string) => ({ description, implements: UserError });

@Inherit()
@ObjectType(refusal('Rows are refused; nothing was written (有记录被退回,未作任何变更).'))
export class PublicityRowsRefusedError extends UserError {
  constructor(rows: PublicityRowProblem[]) {
    super(
      `${rows.length} of the rows are refused and nothing was written; mend them and send all again (有记录被退回,整批未登记)`,
    );
    this.rows = rows;
  }

  @Field(() => [PublicityRowProblem], { description: 'The refused rows (退回记录).' })
  rows: PublicityRowProblem[];
}

@Inherit()
@ObjectType(refusal('The date lies in the future of the factory (日期晚于当前日期).'))
export class PublicityDateInFutureError extends UserError {
  constructor(date: string, today: string) {
    super(`${date} lies after today, ${today}; record it once it has happened (日期不能晚于今天)`);
  }
}

@Inherit()
@ObjectType(refusal('The signed-in person is not on the roster as known here (花名册中查无本人).'))
export class PublicityPersonUnknownError extends UserError {
  constructor() {
    super(
      '花名册中查不到您的工号,刚入册的请稍后再试,或联系安置工作人员 (your number is not on the roster as known here; try again shortly or ask the placement officer)',
    );
  }
}
