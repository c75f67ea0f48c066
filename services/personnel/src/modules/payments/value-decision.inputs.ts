import { Fen, FilledText } from '@anzhi/graphql-kit';
import { Field, InputType } from 'type-graphql';
import { PurposeEnum } from './payment.enums.js';

@InputType({ description: 'A decision, later than the postings, that lowers what is paid (定案后调减).' })
export class LowerFinalValueInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => String, { description: 'The employee number (工号).' })
  @FilledText(40)
  employeeNo: string;

  @Field(() => PurposeEnum, { description: 'Of which posted value (用途).' })
  purpose: keyof typeof PurposeEnum;

  @Field(() => Fen, { description: 'What is owed now, below what was final (调减后金额).' })
  value: bigint;

  @Field(() => String, { description: 'The number of the decision or judgment (决定或判决文号).' })
  @FilledText(100)
  decisionNo: string;

  @Field(() => String, { description: 'Its basis in law, e.g. 劳动合同法 44(3) (法律依据).' })
  @FilledText(400)
  legalBasis: string;
}
