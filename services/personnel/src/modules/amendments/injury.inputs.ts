import type { LocalDate } from '@anzhi/domain';
import { Fen, FilledText, LocalDateText } from '@anzhi/graphql-kit';
import { Max, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { CareLevelEnum } from '../facts/index.js';
import { PersonChangeInput } from './amendment.inputs.js';

@InputType({
  description: 'A work injury as the appraisal committee concluded; never a diagnosis (登记工伤鉴定结论).',
})
export class RecordWorkInjuryInput extends PersonChangeInput {
  @Field(() => String, {
    nullable: true,
    description: 'Number of the conclusion; without one nothing is recorded (鉴定结论文号).',
  })
  @FilledText(100)
  recognitionNo?: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'Day of the conclusion; without one nothing is recorded (鉴定日期).',
  })
  appraisedOn?: LocalDate | null;

  @Field(() => Int, { description: 'Grade, 1 to 10 (伤残等级).' })
  @Min(1)
  @Max(10)
  grade: number;

  @Field(() => CareLevelEnum, { defaultValue: 'NONE', description: 'How much nursing is needed (护理等级).' })
  careLevel: keyof typeof CareLevelEnum;

  @Field(() => Fen, {
    nullable: true,
    description:
      'Average contribution wage of the 12 months before the accident; null: the 12-month wage (本人工资).',
  })
  ownWage?: bigint | null;

  @Field(() => Boolean, { defaultValue: true, description: 'Covered by injury insurance (是否参保).' })
  insured: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'From before injury insurance (老工伤).' })
  oldInjury: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'The one-off grant was paid (伤残补助金已付).' })
  lumpSumPaid: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Suitable work was found (已安排适当工作).' })
  suitableWork: boolean;
}
