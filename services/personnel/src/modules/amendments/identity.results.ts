import { Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';
import { EmployeeAmendmentEmptyError, EmployeeNotFoundError } from '../roster/index.js';
import { FactsFinalError, RecordFactsSuccess } from './amendment.results.js';

@Inherit()
@ObjectType({
  description: 'A record of the archive cannot be (档案记载有误).',
  implements: UserError,
})
export class BirthRecordInvalidError extends UserError {
  constructor(document: string) {
    super(
      `${document}:形成时间早于所载出生日期,或晚于今日 (made before the birth it states, or after today)`,
    );
    this.document = document;
  }

  @Field(() => String, { description: 'The document at fault (材料).' })
  document: string;
}

export const RecognizeBirthDateResult = resultUnion(
  'RecognizeBirthDateResult',
  [RecordFactsSuccess, EmployeeNotFoundError, FactsFinalError, BirthRecordInvalidError],
  'What came of recognising a birth date.',
);

@Inherit()
@ObjectType({
  description: 'Not an identity number of GB 11643 (身份证号有误).',
  implements: UserError,
})
export class IdentityNumberInvalidError extends UserError {
  constructor(code: string) {
    super('身份证号不符合 GB 11643,请核对原件 (not a valid identity number: check it against the original)');
    this.code = code;
  }

  @Field(() => String, { description: 'What is wrong, by the codes of the import (问题代码).' })
  code: string;
}

@Inherit()
@ObjectType({
  description: 'Another person of the roster has this identity number (身份证号重复).',
  implements: UserError,
})
export class IdentityNumberTakenError extends UserError {
  constructor() {
    super(
      '名册中另有一人使用该身份证号,请先核对两人的原件 (somebody else on the roster has this number: compare both originals first)',
    );
  }
}

@Inherit()
@ObjectType({
  description: 'Does not look like a phone number (电话号码有误).',
  implements: UserError,
})
export class PhoneNumberInvalidError extends UserError {
  constructor() {
    super('不像电话号码,请核对 (does not look like a phone number: check it)');
  }
}

export const AmendIdentityResult = resultUnion(
  'AmendIdentityResult',
  [
    RecordFactsSuccess,
    EmployeeNotFoundError,
    FactsFinalError,
    EmployeeAmendmentEmptyError,
    IdentityNumberInvalidError,
    IdentityNumberTakenError,
    PhoneNumberInvalidError,
  ],
  'What came of correcting an identity number or a phone.',
);
