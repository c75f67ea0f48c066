import { connectionOf, FilledText, Inherit, LocalDateText, PageArgs } from '@anzhi/graphql-kit';
import { IsOptional } from 'class-validator';
import { ArgsType, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { EntitlementKindEnum } from '../entitlements/index.js';

export enum HumanReviewSubject {
  AMOUNT = 'AMOUNT',
  CHANNEL = 'CHANNEL',
}
registerEnumType(HumanReviewSubject, {
  name: 'HumanReviewSubject',
  description: 'What a person asks an officer to confirm (人工复核事项).',
  valuesConfig: {
    AMOUNT: { description: 'An amount (金额).' },
    CHANNEL: { description: 'The channels open to the person (安置渠道).' },
  },
});

export enum HumanReviewOutcome {
  CONFIRMED = 'CONFIRMED',
  TO_BE_CORRECTED = 'TO_BE_CORRECTED',
}
registerEnumType(HumanReviewOutcome, {
  name: 'HumanReviewOutcome',
  description: 'What the officer found (人工复核结论).',
  valuesConfig: {
    CONFIRMED: { description: 'The officer stands for what the machine found (确认无误).' },
    TO_BE_CORRECTED: { description: 'The record is to be corrected by amendment or objection (需要更正).' },
  },
});

@Inherit()
@ObjectType({
  description: 'A person’s wish that an officer confirms what was calculated, 个人信息保护法 24 (人工复核).',
})
export class HumanReview {
  @Field(() => ID, { description: 'Opaque id (标识).' })
  id: string;

  @Field(() => String, { description: 'Whose (工号).' })
  employeeNo: string;

  @Field(() => HumanReviewSubject, { description: 'What is to be confirmed (事项).' })
  subject: HumanReviewSubject;

  @Field(() => EntitlementKindEnum, {
    nullable: true,
    description: 'Which amount; null for the channel (项目).',
  })
  kind: keyof typeof EntitlementKindEnum | null;

  @Field(() => String, { description: 'What the person asks (疑问).' })
  question: string;

  @Field(() => LocalDateText, { description: 'When (申请日期).' })
  requestedOn: string;

  @Field(() => HumanReviewOutcome, { nullable: true, description: 'What was found; null while open (结论).' })
  outcome: HumanReviewOutcome | null;

  @Field(() => String, { nullable: true, description: 'The officer’s answer, with reasons (答复与理由).' })
  answer: string | null;

  @Field(() => String, { nullable: true, description: 'The law that the answer rests on (依据).' })
  legalBasis: string | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When it was answered (答复日期).' })
  answeredOn: string | null;

  @Field(() => String, { nullable: true, description: 'Who answered (答复人).' })
  answeredBy: string | null;
}

@Inherit()
@ObjectType({ description: 'A page of reviews asked for (人工复核列表).' })
export class HumanReviewConnection extends connectionOf(
  HumanReview,
  'HumanReview',
  'reviews asked for (人工复核)',
) {}

@InputType({ description: 'A person asks that an officer confirms (申请人工复核).' })
export class RequestHumanReviewInput {
  @Field(() => ID, { description: 'The person (职工标识).' })
  employeeId: string;

  @Field(() => HumanReviewSubject, { description: 'What is to be confirmed (事项).' })
  subject: HumanReviewSubject;

  @Field(() => EntitlementKindEnum, { nullable: true, description: 'Which amount, for AMOUNT only (项目).' })
  kind?: keyof typeof EntitlementKindEnum | null;

  @Field(() => String, { description: 'What the person asks (疑问).' })
  @FilledText(1_000)
  question: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Who asks for the person before the officer, by a recorded representation (代理人).',
  })
  representativeId?: string | null;
}

@InputType({ description: 'The officer’s answer (答复人工复核).' })
export class AnswerHumanReviewInput {
  @Field(() => ID, { description: 'The review (复核标识).' })
  reviewId: string;

  @Field(() => HumanReviewOutcome, { description: 'What was found (结论).' })
  outcome: HumanReviewOutcome;

  @Field(() => String, { description: 'The answer, with reasons (答复与理由).' })
  @FilledText(2_000)
  answer: string;

  @Field(() => String, { description: 'The law that it rests on (依据).' })
  @FilledText(200)
  legalBasis: string;
}

@ArgsType()
export class HumanReviewsArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those open, or only those answered (是否待答复).',
  })
  @IsOptional()
  open?: boolean | null;
}
