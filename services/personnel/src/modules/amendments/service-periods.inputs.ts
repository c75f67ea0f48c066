import type { LocalDate } from '@anzhi/domain';
import { LocalDateText } from '@anzhi/graphql-kit';
import { ArrayMaxSize, ArrayMinSize, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { ServiceKindEnum } from '../facts/index.js';
import { PersonChangeInput } from './amendment.inputs.js';

@InputType({ description: 'A period of service, both days included (工龄段).' })
export class ServicePeriodInput {
  @Field(() => LocalDateText, { description: 'The first day (起).' })
  from: LocalDate;

  @Field(() => LocalDateText, { nullable: true, description: 'The last day; null: still running (止).' })
  to?: LocalDate | null;

  @Field(() => ServiceKindEnum, { description: 'Its kind (类别).' })
  kind: keyof typeof ServiceKindEnum;

  @Field(() => Boolean, { description: 'Counts for economic compensation (计入补偿年限).' })
  countsForCompensation: boolean;

  @Field(() => Boolean, { defaultValue: true, description: 'Counts for seniority (计入连续工龄).' })
  countsForSeniority: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'The prior unit paid compensation for it (原单位已支付经济补偿).',
  })
  compensationPaidByPrior: boolean;

  @Field(() => Boolean, { defaultValue: true, description: 'Contributed, or deemed so (已缴费或视同缴费).' })
  contributed: boolean;
}

@InputType({ description: 'All periods of service of a person, in place of what stood (核定工龄段).' })
export class RecordServicePeriodsInput extends PersonChangeInput {
  @Field(() => [ServicePeriodInput], { description: 'The periods, in any order (工龄段).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  periods: ServicePeriodInput[];
}
