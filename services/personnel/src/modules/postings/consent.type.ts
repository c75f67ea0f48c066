import { FilledText, Inherit, LocalDateText, resultUnion, UserError } from '@anzhi/graphql-kit';
import { ArrayMaxSize, ArrayMinSize, IsIn } from 'class-validator';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { RepresentationPowerMissingError } from '../notices/index.js';

export enum PostingConsentItem {
  SPECIAL_WORK = 'SPECIAL_WORK',
  INJURY = 'INJURY',
}
registerEnumType(PostingConsentItem, {
  name: 'PostingConsentItem',
  description: 'What stands on the wall only with the person’s separate written consent (单独同意事项).',
  valuesConfig: {
    SPECIAL_WORK: { description: 'The years of special work (特殊工种年限).' },
    INJURY: { description: 'The grade of a work injury (工伤等级).' },
  },
});

@Inherit()
@ObjectType({
  description: 'A person’s consent to show an item on the wall (单独同意).',
})
export class PostingConsent {
  @Field(() => PostingConsentItem, { description: 'Which item (事项).' })
  item: PostingConsentItem;

  @Field(() => LocalDateText, { description: 'When it was given (同意日期).' })
  givenOn: string;

  @Field(() => String, { description: 'File number of the signed consent (同意书文号).' })
  evidence: string;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When it was revoked; the next round masks the item again (撤回日期).',
  })
  revokedOn: string | null;
}

@InputType({ description: 'A person’s separate written consent (单独书面同意).' })
export class GivePostingConsentInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => String, { description: 'Whose row (工号).' })
  @FilledText(50)
  employeeNo: string;

  @Field(() => [PostingConsentItem], { description: 'Each item that is consented to by itself (事项).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(2)
  @IsIn(Object.values(PostingConsentItem), { each: true })
  items: PostingConsentItem[];

  @Field(() => String, { description: 'File number of the signed consent (同意书文号).' })
  @FilledText(200)
  evidence: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Who signed for the person before the officer, by a recorded representation (代理人).',
  })
  representativeId?: string | null;
}

@InputType({ description: 'A consent that is taken back (撤回同意).' })
export class RevokePostingConsentInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => String, { description: 'Whose row (工号).' })
  @FilledText(50)
  employeeNo: string;

  @Field(() => PostingConsentItem, { description: 'Which item (事项).' })
  @IsIn(Object.values(PostingConsentItem))
  item: PostingConsentItem;

  @Field(() => ID, {
    nullable: true,
    description: 'Who asked for the person before the officer, by a recorded representation (代理人).',
  })
  representativeId?: string | null;
}

const refusal = (description: string) => ({ description, implements: UserError });

@Inherit()
@ObjectType({ description: 'The consent stands, or stands no more (办理成功).' })
export class PostingConsentSuccess {
  constructor(consents: PostingConsent[]) {
    this.consents = consents;
  }

  @Field(() => [PostingConsent], { description: 'All consents of the person, oldest first (同意记录).' })
  consents: PostingConsent[];
}

@Inherit()
@ObjectType(refusal('Nobody at the factory has this employee number (查无此人).'))
export class PostingConsentPersonError extends UserError {
  constructor() {
    super('本厂名册没有该工号 (nobody on the roster has this employee number)');
  }
}

@Inherit()
@ObjectType(refusal('Only the person, or staff with the signed paper, records a consent (非本人).'))
export class PostingConsentNotOwnError extends UserError {
  constructor() {
    super('只能本人同意或撤回,或由工作人员凭本人签字办理 (only the person, or staff with the signed paper)');
  }
}

@Inherit()
@ObjectType(refusal('A consent for the item stands already (已同意).'))
export class PostingConsentStandsError extends UserError {
  constructor(item: string) {
    super(`该事项已同意公示 (a consent stands already): ${item}`);
  }
}

@Inherit()
@ObjectType(refusal('No consent for the item stands (未曾同意).'))
export class PostingConsentMissingError extends UserError {
  constructor() {
    super('该事项没有有效的同意 (no consent stands for the item)');
  }
}

export const GivePostingConsentResult = resultUnion(
  'GivePostingConsentResult',
  [
    PostingConsentSuccess,
    PostingConsentPersonError,
    PostingConsentNotOwnError,
    PostingConsentStandsError,
    RepresentationPowerMissingError,
  ],
  'What came of recording a consent.',
);

export const RevokePostingConsentResult = resultUnion(
  'RevokePostingConsentResult',
  [
    PostingConsentSuccess,
    PostingConsentPersonError,
    PostingConsentNotOwnError,
    PostingConsentMissingError,
    RepresentationPowerMissingError,
  ],
  'What came of revoking a consent.',
);
