import type { LocalDate } from '@anzhi/domain';
import { Fen, FilledText, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Shares that a person takes in place of cash, signed by that person (折股申请).' })
export class ConvertToEquityInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => String, { description: 'Whose fee or compensation it is (工号).' })
  @FilledText(40)
  employeeNo: string;

  @Field(() => Fen, { description: 'How much becomes shares; the rest stays cash (折股金额).' })
  shares: bigint;

  @Field(() => LocalDateText, { description: 'When the person signed (签字日期).' })
  signedOn: LocalDate;

  @Field(() => String, { description: 'Who saw the person sign (见证人).' })
  @FilledText(50)
  witness: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Who signed for the person before the officer, by a recorded representation (代理人).',
  })
  representativeId?: string | null;
}
