import { Inherit, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { RepresentationPowerMissingError } from '../notices/index.js';

export const UnderstandingItem = {
  REASONS: 'REASONS',
  POLICY: 'POLICY',
  CHANNELS: 'CHANNELS',
  OWN_CHOICE: 'OWN_CHOICE',
} as const;
export type UnderstandingItem = keyof typeof UnderstandingItem;
registerEnumType(UnderstandingItem, {
  name: 'UnderstandingItem',
  description: 'One of the four understandings (四了解).',
  valuesConfig: {
    REASONS: { description: 'Why the factory closes (了解关闭破产原因).' },
    POLICY: { description: 'Which policy applies (了解关闭破产政策).' },
    CHANNELS: { description: 'Which ways of placement there are (了解安置途径).' },
    OWN_CHOICE: { description: 'What they choose for themself, by choosing (了解并选择自己的安置方式).' },
  },
});

export const PlacementGap = {
  PLAN_NOT_APPROVED: 'PLAN_NOT_APPROVED',
  FACTS_NOT_FINAL: 'FACTS_NOT_FINAL',
  RULES_NOT_ADOPTED: 'RULES_NOT_ADOPTED',
  NOT_DECLARED: 'NOT_DECLARED',
} as const;
export type PlacementGap = keyof typeof PlacementGap;
registerEnumType(PlacementGap, {
  name: 'PlacementGap',
  description: 'What still stands before placements (安置办理所缺条件).',
  valuesConfig: {
    PLAN_NOT_APPROVED: {
      description: 'The plan was not passed by the congress, or not filed under POLICY (方案未通过或未备案).',
    },
    FACTS_NOT_FINAL: { description: 'The posting series of facts is not final (三榜未定案).' },
    RULES_NOT_ADOPTED: { description: 'No rule set was adopted (未采用规则包).' },
    NOT_DECLARED: { description: 'The bankruptcy was not declared (尚未宣告破产).' },
  },
});

const GAP_TEXT: Record<PlacementGap, string> = {
  PLAN_NOT_APPROVED:
    'the plan must pass the congress, and be filed under POLICY (安置方案须经职代会通过,政策性破产须备案)',
  FACTS_NOT_FINAL: 'the posting series FACTS must be final (基本情况公示须三榜定案)',
  RULES_NOT_ADOPTED: 'a rule set must be adopted (须先采用规则包)',
  NOT_DECLARED: 'the declaration of bankruptcy must have arrived (须先宣告破产)',
};

export const PlacementRowFault = {
  UNKNOWN_EMPLOYEE: 'UNKNOWN_EMPLOYEE',
  UNKNOWN_CHANNEL: 'UNKNOWN_CHANNEL',
  TWICE_IN_INPUT: 'TWICE_IN_INPUT',
  CHANNEL_CLOSED: 'CHANNEL_CLOSED',
  UNDERSTANDING_MISSING: 'UNDERSTANDING_MISSING',
  CHOICE_FIXED: 'CHOICE_FIXED',
  POSTED_OTHERWISE: 'POSTED_OTHERWISE',
  NO_CHOICE: 'NO_CHOICE',
  NOT_CONFIRMED: 'NOT_CONFIRMED',
  ALREADY_SIGNED: 'ALREADY_SIGNED',
  NOT_SIGNED: 'NOT_SIGNED',
  BEFORE_SIGNING: 'BEFORE_SIGNING',
  PAYMENT_UNDER_WAY: 'PAYMENT_UNDER_WAY',
  NOT_EFFECTIVE: 'NOT_EFFECTIVE',
  SAME_CHANNEL: 'SAME_CHANNEL',
  HEALTH_CHECK_OPEN: 'HEALTH_CHECK_OPEN',
} as const;
export type PlacementRowFault = keyof typeof PlacementRowFault;
registerEnumType(PlacementRowFault, {
  name: 'PlacementRowFault',
  description: 'Why a row of a placement act is refused (退回原因).',
  valuesConfig: {
    UNKNOWN_EMPLOYEE: { description: 'Nobody on the roster has the number (花名册中无此工号).' },
    UNKNOWN_CHANNEL: { description: 'The plan has no such channel (方案中无此方式).' },
    TWICE_IN_INPUT: { description: 'The person stands twice in the list (名单中重复).' },
    CHANNEL_CLOSED: { description: 'The channel is not open to the person (不符合该方式条件).' },
    UNDERSTANDING_MISSING: {
      description:
        'The person has not understood the first three of the four; says which (四了解前三项未完成).',
    },
    CHOICE_FIXED: {
      description: 'The choice was confirmed or signed; withdraw it first (选择已确认或锁定).',
    },
    POSTED_OTHERWISE: {
      description:
        'The final posting says fee where this pays compensation, or the reverse (与定案公示不符).',
    },
    NO_CHOICE: { description: 'The person has not chosen (尚未选择).' },
    NOT_CONFIRMED: { description: 'The choice is not confirmed (选择尚未确认).' },
    ALREADY_SIGNED: { description: 'The agreement is signed already (协议已签订).' },
    NOT_SIGNED: { description: 'No signed agreement waits for effect (没有待生效的协议).' },
    PAYMENT_UNDER_WAY: { description: 'Placement money is planned, sent or paid (安置款已列入付款批次).' },
    NOT_EFFECTIVE: { description: 'No placement of the person is in effect (没有生效的安置).' },
    SAME_CHANNEL: { description: 'The person is placed in that channel already (与现安置方式相同).' },
    HEALTH_CHECK_OPEN: {
      description: 'The health check on leaving is still to be made (离岗前职业健康检查未完成).',
    },
    BEFORE_SIGNING: { description: 'The date lies before the signing (生效早于签订).' },
  },
});

@Inherit()
@ObjectType({
  description: 'A row that is refused, with its place in the list (退回记录).',
})
export class PlacementRowProblem {
  @Field(() => Int, { description: 'Place in the list, from 0 (序号).' })
  index: number;

  @Field(() => String, { description: 'The employee number as given (工号).' })
  employeeNo: string;

  @Field(() => PlacementRowFault, { description: 'Why (原因).' })
  reason: PlacementRowFault;

  @Field(() => String, { description: 'The reason in words, Chinese and English, with its source (说明).' })
  message: string;

  @Field(() => [UnderstandingItem], {
    description: 'Which understandings are missing; empty for other reasons (尚未了解事项).',
  })
  understandings: UnderstandingItem[];
}

@Inherit()
@ObjectType({ description: 'The act was done for everybody on the list (办理成功).' })
export class PlacementsDone {
  constructor(people: number) {
    this.people = people;
  }

  @Field(() => Int, { description: 'How many people (人数).' })
  people: number;
}

@Inherit()
@ObjectType({ description: 'The agreements are signed and numbered (协议已签订).' })
export class SignAgreementsSuccess {
  constructor(people: number, firstNo: string, lastNo: string) {
    this.people = people;
    this.firstAgreementNo = firstNo;
    this.lastAgreementNo = lastNo;
  }

  @Field(() => Int, { description: 'How many people (人数).' })
  people: number;

  @Field(() => String, { description: 'The first number given (起始编号).' })
  firstAgreementNo: string;

  @Field(() => String, { description: 'The last number given; none between is left out (截止编号).' })
  lastAgreementNo: string;
}

const refusal = (description: string) => ({ description, implements: UserError });

@Inherit()
@ObjectType(refusal('Rows are refused; nothing was written (有记录被退回,未作任何变更).'))
export class PlacementRowsRefusedError extends UserError {
  constructor(rows: PlacementRowProblem[]) {
    super(
      `${rows.length} of the rows are refused and nothing was written; mend them and send all again (有记录被退回,整批未办理)`,
    );
    this.rows = rows;
  }

  @Field(() => [PlacementRowProblem], { description: 'The refused rows (退回记录).' })
  rows: PlacementRowProblem[];
}

@Inherit()
@ObjectType(refusal('Placements cannot go on yet; says what is missing (安置条件未具备).'))
export class PlacementNotReadyError extends UserError {
  constructor(missing: PlacementGap[]) {
    super(`Not yet: ${missing.map((gap) => GAP_TEXT[gap]).join('; ')}`);
    this.missing = missing;
  }

  @Field(() => [PlacementGap], { description: 'What is missing (所缺条件).' })
  missing: PlacementGap[];
}

@Inherit()
@ObjectType(refusal('The date lies in the future of the factory (日期晚于当前日期).'))
export class PlacementDateInFutureError extends UserError {
  constructor(date: string, today: string) {
    super(
      `${date} lies after today, ${today}; an agreement is recorded once it is signed (日期不能晚于今天)`,
    );
  }
}

const members = [PlacementsDone, PlacementRowsRefusedError, PlacementNotReadyError] as const;

export const ChoosePlacementsResult = resultUnion(
  'ChoosePlacementsResult',
  [...members, RepresentationPowerMissingError],
  'What came of choosing.',
);
export const ConfirmPlacementsResult = resultUnion(
  'ConfirmPlacementsResult',
  members,
  'What came of confirming.',
);
export const WithdrawChoicesResult = resultUnion(
  'WithdrawPlacementChoicesResult',
  [...members, RepresentationPowerMissingError],
  'What came of withdrawing.',
);
export const SignAgreementsResult = resultUnion(
  'SignAgreementsResult',
  [
    SignAgreementsSuccess,
    PlacementRowsRefusedError,
    PlacementNotReadyError,
    PlacementDateInFutureError,
    RepresentationPowerMissingError,
  ],
  'What came of signing.',
);
export const MakePlacementsEffectiveResult = resultUnion(
  'MakePlacementsEffectiveResult',
  [...members, PlacementDateInFutureError],
  'What came of putting agreements into effect.',
);
export const EndPlacementResult = resultUnion(
  'EndPlacementResult',
  members,
  'What came of ending a placement.',
);
