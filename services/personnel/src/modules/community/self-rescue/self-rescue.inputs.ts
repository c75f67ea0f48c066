import type { LocalDate } from '@anzhi/domain';
import { Fen, FilledText, LocalDateText, PageArgs } from '@anzhi/graphql-kit';
import { ArrayMaxSize, ArrayMinSize, Max, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { ContractState, PartyA } from './domain/contract-terms.js';
import { SelfRescueParty, SelfRescueState } from './self-rescue.type.js';

@InputType({ description: 'What one person signs (合同要素).' })
export class SelfRescueTermsInput {
  @Field(() => String, { description: 'Who (工号).' })
  @FilledText(40)
  employeeNo: string;

  @Field(() => String, { description: 'The post (岗位).' })
  @FilledText(100)
  post: string;

  @Field(() => Fen, { description: 'The wage of a month, at least the local minimum wage (月工资).' })
  wage: bigint;

  @Field(() => LocalDateText, { description: 'The first day (起始日).' })
  from: LocalDate;

  @Field(() => LocalDateText, { description: 'The last day, included (截止日).' })
  to: LocalDate;
}

@InputType({ description: 'People who are taken on for production self-rescue (签订生产自救合同).' })
export class SignSelfRescueContractsInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  @FilledText(33)
  factoryCode: string;

  @Field(() => SelfRescueParty, { description: 'Who takes them on (甲方类别).' })
  partyA: PartyA;

  @Field(() => String, { description: 'Their name (甲方名称).' })
  @FilledText(200)
  partyAName: string;

  @Field(() => String, {
    nullable: true,
    description: 'The number by which the court appointed the liquidation group, under STATUTORY (指定文号).',
  })
  @FilledText(100)
  appointmentNo?: string | null;

  @Field(() => [SelfRescueTermsInput], { description: 'The people, at most 500, all or none (人员).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  contracts: SelfRescueTermsInput[];
}

@InputType({ description: 'A contract that ends before its term (提前终止).' })
export class EndSelfRescueContractInput {
  @Field(() => ID, { description: 'Which (合同标识).' })
  contractId: string;

  @Field(() => LocalDateText, { description: 'The last day of work (终止日).' })
  endedOn: LocalDate;

  @Field(() => String, { description: 'Why (原因).' })
  @FilledText(300)
  reason: string;
}

@InputType({ description: 'How many people the production self-rescue needs (用工需求).' })
export class SetSelfRescueNeedInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  @FilledText(33)
  factoryCode: string;

  @Field(() => Int, { description: 'How many people (人数).' })
  @Min(0)
  @Max(100_000)
  needed: number;

  @Field(() => String, { description: 'On what plan (依据).' })
  @FilledText(300)
  basis: string;
}

@ArgsType()
export class SelfRescueContractsArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => SelfRescueState, { nullable: true, description: 'Only in this state (状态).' })
  state?: ContractState | null;
}
