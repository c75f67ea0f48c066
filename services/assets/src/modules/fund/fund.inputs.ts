import type { LocalDate } from '@anzhi/domain';
import { Fen, FilledText, LocalDateText, PageArgs } from '@anzhi/graphql-kit';
import { ArgsType, Field, InputType } from 'type-graphql';
import { ResettlementFundSource } from './fund.enums.js';

@InputType({ description: 'What a source promises to a resettlement fund (资金筹集计划).' })
export class PlanFundSourceInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => ResettlementFundSource, { description: 'Which source (来源).' })
  source: ResettlementFundSource;

  @Field(() => Fen, { description: 'The promise in all; it replaces an earlier one (计划金额).' })
  amount: bigint;

  @Field(() => String, { description: 'On what ground (依据).' })
  @FilledText(500)
  basis: string;
}

@InputType({ description: 'Money that arrived for a resettlement fund (资金到账).' })
export class ReceiveFundsInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => ResettlementFundSource, { description: 'Where it came from (来源).' })
  source: ResettlementFundSource;

  @Field(() => Fen, { description: 'How much, above zero (金额).' })
  amount: bigint;

  @Field(() => String, { description: 'On what ground (依据).' })
  @FilledText(500)
  basis: string;

  @Field(() => LocalDateText, { description: 'When it arrived (到账日).' })
  receivedOn: LocalDate;

  @Field(() => String, { description: "The bank's reference; each is booked once a source (银行流水号)." })
  @FilledText(100)
  reference: string;
}

@ArgsType()
export class FundPageArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;
}
