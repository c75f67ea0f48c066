import { Explanation, enumOf, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { CHOICE_STATUSES, PLACEMENT_STATUSES } from './domain/placement-state.js';

export const PlacementStatusEnum = enumOf(PLACEMENT_STATUSES);
registerEnumType(PlacementStatusEnum, {
  name: 'PlacementStatus',
  description: 'How far a placement has come (安置状态).',
  valuesConfig: {
    DRAFT: { description: 'Confirmed, the agreement is not signed yet (待签订).' },
    SIGNED: { description: 'The agreement is signed (已签订).' },
    EFFECTIVE: { description: 'In effect: the person counts as placed (已生效).' },
    SETTLED: { description: 'In effect and paid out (已结清).' },
    VOID: { description: 'Signed, but void before it took effect (已作废).' },
    SUPERSEDED: { description: 'Replaced by a later placement (已被取代).' },
  },
});

export const ChoiceStatusEnum = enumOf(CHOICE_STATUSES);
registerEnumType(ChoiceStatusEnum, {
  name: 'PlacementChoiceStatus',
  description: 'How far the choice of a channel has come (选择状态).',
  valuesConfig: {
    OFFERED: { description: 'Laid before the person (已告知可选).' },
    CHOSEN: { description: 'Chosen; may still be changed or withdrawn (已选择).' },
    CONFIRMED: { description: 'Checked again and confirmed (已确认).' },
    LOCKED: { description: 'Fixed by the signed agreement (已锁定).' },
    WITHDRAWN: { description: 'Taken back (已撤回).' },
  },
});

@Inherit()
@ObjectType({ description: 'A way of placement of the plan (安置方式).' })
export class PlacementChannel {
  @Field(() => String, { description: 'The code in the plan, "CH1" (方式代码).' })
  code: string;

  @Field(() => String, { description: 'The Chinese name in the plan (方式名称).' })
  name: string;

  @Field(() => String, { description: 'The English name in the plan (英文名称).' })
  nameEn: string;
}

@Inherit()
@ObjectType({ description: 'The placement of one person (安置).' })
export class Placement {
  @Field(() => PlacementChannel, { description: 'In which way (安置方式).' })
  channel: PlacementChannel;

  @Field(() => PlacementStatusEnum, { description: 'How far it has come (状态).' })
  status: keyof typeof PlacementStatusEnum;

  @Field(() => String, {
    nullable: true,
    description: 'The number of the agreement, "GZ-01-0001" (协议编号).',
  })
  agreementNo: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where the signed agreement is printed from; null until it is signed (协议打印地址).',
  })
  agreementUrl: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the text that was signed, which never changes (协议正文校验码).',
  })
  agreementHash: string | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When the agreement was signed (签订日期).' })
  signedOn: string | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When it took effect (生效日期).' })
  effectiveOn: string | null;
}

@Inherit()
@ObjectType({ description: 'The channel that a person chose (安置方式选择).' })
export class PlacementChoice {
  @Field(() => PlacementChannel, { description: 'The channel (安置方式).' })
  channel: PlacementChannel;

  @Field(() => ChoiceStatusEnum, { description: 'How far it has come (状态).' })
  status: keyof typeof ChoiceStatusEnum;

  @Field(() => LocalDateText, { description: 'When it was chosen (选择日期).' })
  chosenOn: string;

  @Field(() => Boolean, { description: 'Whether somebody helped to read and choose (是否协助办理).' })
  assisted: boolean;
}

@Inherit()
@ObjectType({ description: 'One channel as it stands for one person (可选安置方式).' })
export class PlacementOption {
  @Field(() => PlacementChannel, { description: 'The channel (安置方式).' })
  channel: PlacementChannel;

  @Field(() => Boolean, { description: 'Whether the person may choose it (是否可选).' })
  open: boolean;

  @Field(() => Explanation, { description: 'Why it is open or closed, with its source (理由及依据).' })
  reason: Explanation;
}

@Inherit()
@ObjectType('PlacementCase', {
  description: 'Where the decision table puts a person, and whether they need care (安置类别).',
})
export class PlacementCaseType {
  @Field(() => String, { description: 'The first row that matches, as a code, "PERMANENT" (类别代码).' })
  code: string;

  @Field(() => Explanation, { description: 'Why, with its source (理由及依据).' })
  reason: Explanation;

  @Field(() => Explanation, {
    nullable: true,
    description: 'Why they are handled with special care; it takes nothing away (照顾办理的理由).',
  })
  care: Explanation | null;
}
