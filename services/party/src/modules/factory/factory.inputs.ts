import { FilledText, InstantText, PageArgs } from '@anzhi/graphql-kit';
import { FACTORY_CODE } from '@anzhi/service-kit';
import { Matches } from 'class-validator';
import { ArgsType, Field, InputType } from 'type-graphql';

@InputType({ description: 'A new factory (登记工厂).' })
export class RegisterFactoryInput {
  @Field(() => String, { description: 'Capitals, digits and hyphens, "GZ-01" (工厂代码).' })
  @Matches(FACTORY_CODE, { message: 'code is 2 to 32 capitals, digits or hyphens, such as GZ-01' })
  code: string;

  @Field(() => String, { description: 'The name of the factory (厂名).' })
  @FilledText(100)
  name: string;

  @Field(() => String, { description: 'The city whose averages and rules apply (所在市).' })
  @FilledText(50)
  city: string;

  @Field(() => String, { description: 'Where the factory stands (厂址).' })
  @FilledText(200)
  site: string;

  @Field(() => String, { nullable: true, description: 'The batch in which it is launched (启动批次).' })
  @FilledText(50)
  launchBatch?: string | null;

  @Field(() => InstantText, {
    nullable: true,
    description: 'In development only: start on a simulated clock at this time (模拟时钟起点).',
  })
  simulatedFrom?: string | null;
}

@InputType({ description: 'A step of a simulated clock (推进模拟时钟).' })
export class AdvanceFactoryClockInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => InstantText, { description: 'The new time, not before the present one (新时间).' })
  at: string;
}

@ArgsType()
export class FactoriesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only factories of this batch (启动批次).' })
  launchBatch?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only factories whose code or name contains this text (代码或名称包含).',
  })
  search?: string | null;
}
