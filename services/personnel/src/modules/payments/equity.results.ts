import { Fen, Inherit, LocalDateText, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';
import { RepresentationPowerMissingError } from '../notices/index.js';

@Inherit()
@ObjectType({
  description: 'What a person took in shares of the restructured company (折股).',
})
export class EquityConversion {
  @Field(() => Fen, { description: 'The whole fee or compensation (应得金额).' })
  entitlement: bigint;

  @Field(() => Fen, { description: 'The part taken in shares (折股金额).' })
  shares: bigint;

  @Field(() => Fen, { description: 'The part paid in cash; both parts add up to the whole (现金金额).' })
  cash: bigint;

  @Field(() => LocalDateText, { description: 'When the person signed (签字日期).' })
  signedOn: string;
}

@Inherit()
@ObjectType({ description: 'The conversion stands (折股成功).' })
export class ConvertToEquitySuccess {
  constructor(conversion: EquityConversion) {
    this.conversion = conversion;
  }

  @Field(() => EquityConversion, { description: 'Shares and cash (折股与现金).' })
  conversion: EquityConversion;
}

@Inherit()
@ObjectType({
  description: 'Something that a conversion needs is missing (折股条件不足).',
  implements: UserError,
})
export class EquityNotReadyError extends UserError {
  constructor(missing: 'FACTS_NOT_FINAL' | 'NO_AGREEMENT' | 'SIGNED_IN_FUTURE') {
    super(
      {
        FACTS_NOT_FINAL: 'The posted facts are not final yet; conversion follows them (事实尚未三榜定案)',
        NO_AGREEMENT:
          'The person has no signed agreement that pays a fee or compensation (尚无可折股的安置协议)',
        SIGNED_IN_FUTURE: 'signedOn is not after today (签字日期不得晚于今天)',
      }[missing],
    );
    this.missing = missing;
  }

  @Field(() => String, { description: 'FACTS_NOT_FINAL, NO_AGREEMENT or SIGNED_IN_FUTURE (缺少的条件).' })
  missing: string;
}

@Inherit()
@ObjectType({
  description: 'The person converted before (已折股).',
  implements: UserError,
})
export class EquityConvertedError extends UserError {
  constructor() {
    super('This person signed for shares already; there is one conversion a person (该职工已办理折股)');
  }
}

@Inherit()
@ObjectType({
  description: 'More is asked for than is still due (折股金额超过应付余额).',
  implements: UserError,
})
export class EquityTooMuchError extends UserError {
  constructor(due: bigint) {
    super('Shares are above zero and at most what is still due (折股金额应大于零且不超过尚未支付的金额)');
    this.due = due;
  }

  @Field(() => Fen, { description: 'What is still due and could be converted (可折股金额).' })
  due: bigint;
}

@Inherit()
@ObjectType({
  description: 'Nobody on the roster has this number (工号不存在).',
  implements: UserError,
})
export class EquityPersonNotFoundError extends UserError {
  constructor(employeeNo: string) {
    super(`Nobody on the roster has the number ${employeeNo} (工号不存在)`);
  }
}

export const ConvertToEquityResult = resultUnion(
  'ConvertToEquityResult',
  [
    ConvertToEquitySuccess,
    EquityNotReadyError,
    EquityConvertedError,
    EquityTooMuchError,
    EquityPersonNotFoundError,
    RepresentationPowerMissingError,
  ],
  'What came of a conversion into shares.',
);
