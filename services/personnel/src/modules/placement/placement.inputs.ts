import { FilledText, LocalDateText } from '@anzhi/graphql-kit';
import { ArrayMaxSize, ArrayMinSize, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

/** How many people one act may touch: a person at the counter sees the whole list. */
export const CHOICE_LIMIT = 200;
export const PEOPLE_LIMIT = 500;

@InputType({ description: "One person's choice, made before a witness (一人的选择)." })
export class PlacementChoiceInput {
  @Field(() => String, { description: 'The employee number (工号).' })
  @FilledText(40)
  employeeNo: string;

  @Field(() => String, { description: 'The code of the channel in the plan, "CH1" (方式代码).' })
  @FilledText(12)
  channelCode: string;

  @Field(() => String, { description: 'Account of the person who witnessed the choice (见证人账号).' })
  @FilledText(200)
  witness: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether somebody helped to read and choose (是否协助办理).',
  })
  assisted: boolean;

  @Field(() => ID, {
    nullable: true,
    description: 'Who chose for the person before the officer, by a recorded representation (代理人).',
  })
  representativeId?: string | null;
}

@InputType({ description: 'Choices of up to 200 people, taken all or none (批量选择).' })
export class ChoosePlacementsInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => [PlacementChoiceInput], { description: 'The choices (选择).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(CHOICE_LIMIT, { message: `at most ${CHOICE_LIMIT} choices at once` })
  @ValidateNested({ each: true })
  choices: PlacementChoiceInput[];
}

@InputType({ description: 'The choice of the signed-in person (本人选择).' })
export class ChoosePlacementInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => String, { description: 'The code of the channel in the plan, "CH1" (方式代码).' })
  @FilledText(12)
  channelCode: string;
}

@InputType({ description: 'The choice of the signed-in person that is taken back (本人撤回选择).' })
export class WithdrawPlacementChoiceInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;
}

@InputType({ description: 'Who acts for a person of the list, by a recorded representation (由代理人办理).' })
export class ActingForInput {
  @Field(() => String, { description: 'For whom (工号).' })
  @FilledText(40)
  employeeNo: string;

  @Field(() => ID, { description: 'Who acts (代理人).' })
  representativeId: string;
}

@InputType({ description: 'People on whose choices or placements an act works (办理人员名单).' })
export class PlacementPeopleInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => [String], { description: 'Employee numbers, at most 500 (工号).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(PEOPLE_LIMIT, { message: `at most ${PEOPLE_LIMIT} people at once` })
  employeeNos: string[];
}

@InputType({ description: 'Agreements to sign (签订协议).' })
export class SignAgreementsInput extends PlacementPeopleInput {
  @Field(() => LocalDateText, { description: 'When they were signed (签订日期).' })
  signedOn: string;

  @Field(() => String, { description: 'Where they were signed (签订地点).' })
  @FilledText(200)
  place: string;

  @Field(() => [ActingForInput], {
    defaultValue: [],
    description: 'Who signed for whom; the others signed themselves (代理签订).',
  })
  @ArrayMaxSize(PEOPLE_LIMIT)
  @ValidateNested({ each: true })
  signedFor: ActingForInput[];
}

@InputType({ description: 'Signed agreements that take effect (协议生效).' })
export class MakePlacementsEffectiveInput extends PlacementPeopleInput {
  @Field(() => LocalDateText, { description: 'From when they are in effect (生效日期).' })
  effectiveOn: string;
}

@InputType({ description: 'A signed agreement to void, with its ground (作废安置协议).' })
export class EndPlacementInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => String, { description: 'The employee number (工号).' })
  @FilledText(40)
  employeeNo: string;

  @Field(() => String, { description: 'On what ground in law or fact (依据).' })
  @FilledText(400)
  legalBasis: string;
}
