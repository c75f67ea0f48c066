import { FilledText, PageArgs } from '@anzhi/graphql-kit';
import { ArgsType, Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'A calculation of everybody at a factory (全员测算任务).' })
export class StartCalculationInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;
}

@InputType({ description: 'A calculation to stop (取消测算任务).' })
export class CancelCalculationInput {
  @Field(() => ID, { description: 'The job (任务标识).' })
  jobId: string;

  @Field(() => String, { description: 'Why (取消原因).' })
  @FilledText(200)
  reason: string;
}

@ArgsType()
export class CalculationJobsArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;
}
