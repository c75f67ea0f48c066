import { FilledText, PageArgs } from '@anzhi/graphql-kit';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PurposeEnum } from './payment.enums.js';

@InputType({ description: 'Figures to freeze before they are paid (冻结应付金额).' })
export class FreezePayablesInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => PurposeEnum, { description: 'Of which purpose, one that is not posted (用途).' })
  purpose: keyof typeof PurposeEnum;

  @Field(() => ID, {
    description: 'The calculation whose figures are frozen: the one that counts now (所依据的测算).',
  })
  calculationId: string;

  @Field(() => String, { description: 'The number of the decision (决定文号).' })
  @FilledText(100)
  decisionNo: string;

  @Field(() => String, { description: 'Its basis in law, e.g. 企业破产法 113 (法律依据).' })
  @FilledText(400)
  legalBasis: string;
}

@ArgsType()
export class PayableFreezePageArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => PurposeEnum, { nullable: true, description: 'Of this purpose only (用途).' })
  purpose?: keyof typeof PurposeEnum | null;
}
