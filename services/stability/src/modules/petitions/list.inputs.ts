import { LocalDateText, PageArgs } from '@anzhi/graphql-kit';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { PetitionStatus } from './petition.enums.js';

@ArgsType()
export class PetitionsArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => Boolean, {
    defaultValue: true,
    description:
      'Only what you handle; else also what you assigned and what waits for a handler (仅本人承办).',
  })
  mine: boolean;

  @Field(() => PetitionStatus, { nullable: true, description: 'Only this status (状态).' })
  status?: PetitionStatus | null;
}

@InputType({ description: 'Days from which the clocks of a petition are counted (时限测算).' })
export class PreviewDeadlinesInput {
  @Field(() => LocalDateText, { description: 'When it is received (收到日期).' })
  receivedOn: string;

  @Field(() => LocalDateText, { nullable: true, description: 'When it is accepted (受理日期).' })
  acceptedOn?: string | null;

  @Field(() => Int, { nullable: true, description: 'By how many days it is extended, 1 to 30 (延长天数).' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(30)
  extendedDays?: number | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When the written opinion is served, of the reply or of its review (送达日期).',
  })
  servedOn?: string | null;
}
