import type { YearMonth } from '@anzhi/domain';
import { Fen, FilledText, PageArgs, YearMonthText } from '@anzhi/graphql-kit';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ArrearItemEnum, BackPayReasonEnum } from '../facts/index.js';
import { EmployeeCategory } from '../roster/index.js';
import { ChangeBasisInput } from './amendment.inputs.js';

/** How many ledger lines one call may carry. */
export const LEDGER_LINES_LIMIT = 1_000;

@InputType({ description: 'What fell due and was paid of one item in one month (拖欠台账行).' })
export class ArrearLineInput {
  @Field(() => String, { description: 'The employee number (工号).' })
  @FilledText(40)
  employeeNo: string;

  @Field(() => YearMonthText, { description: 'The month (月份).' })
  month: YearMonth;

  @Field(() => ArrearItemEnum, { description: 'The item (项目).' })
  item: keyof typeof ArrearItemEnum;

  @Field(() => Fen, { description: 'What fell due (应发).' })
  accrued: bigint;

  @Field(() => Fen, { description: 'What was paid (已发).' })
  paid: bigint;
}

@InputType({ description: 'Up to 1,000 lines of the arrears ledger, taken all or none (登记拖欠台账).' })
export class RecordArrearsInput extends ChangeBasisInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => [ArrearLineInput], { description: 'The lines; a line that stands is replaced (台账行).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(LEDGER_LINES_LIMIT, { message: `at most ${LEDGER_LINES_LIMIT} lines at once` })
  @ValidateNested({ each: true })
  lines: ArrearLineInput[];

  @Field(() => ID, {
    nullable: true,
    description:
      'Once back pay is final: the upheld objection of the one person concerned (终榜后更正所依据的异议).',
  })
  objectionId?: string | null;
}

@InputType({ description: 'Principle, scope, items and period of back pay; a new version (补发拖欠办法).' })
export class AdoptBackPayPolicyInput extends ChangeBasisInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => String, { description: 'The principle (补发原则).' })
  @FilledText(1_000)
  principle: string;

  @Field(() => [EmployeeCategory], { description: 'Scope: whose arrears are paid (补发人员范围).' })
  @ArrayMinSize(1)
  @ArrayUnique()
  categories: EmployeeCategory[];

  @Field(() => [ArrearItemEnum], { description: 'Which items (补发项目).' })
  @ArrayMinSize(1)
  @ArrayUnique()
  items: (keyof typeof ArrearItemEnum)[];

  @Field(() => YearMonthText, { description: 'The first month (补发期间起).' })
  from: YearMonth;

  @Field(() => YearMonthText, { description: 'The last month, included (补发期间止).' })
  to: YearMonth;
}

@InputType({ description: 'Whose eligibility to determine: everybody on the roster (补发身份认定).' })
export class DetermineBackPayInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;
}

@ArgsType()
export class BackPayDeterminationsArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => BackPayReasonEnum, { nullable: true, description: 'Only with this reason (原因).' })
  reason?: keyof typeof BackPayReasonEnum | null;
}
