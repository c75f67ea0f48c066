import { connectionOf, Inherit, InstantText } from '@anzhi/graphql-kit';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';

export enum FactoryClockMode {
  REAL = 'REAL',
  SIMULATED = 'SIMULATED',
}
registerEnumType(FactoryClockMode, {
  name: 'FactoryClockMode',
  description: 'Where a factory takes its time from (时钟模式).',
  valuesConfig: {
    REAL: { description: 'The time in Asia/Shanghai (真实时间).' },
    SIMULATED: { description: 'A time that is moved forward by hand, in development only (模拟时间).' },
  },
});

@Inherit()
@ObjectType({
  description: 'The time by which law and policy are applied at a factory (工厂时钟).',
})
export class FactoryClock {
  @Field(() => FactoryClockMode, { description: 'Real or simulated (模式).' })
  mode: FactoryClockMode;

  @Field(() => InstantText, { description: 'The present time of the factory (当前时间).' })
  now: string;
}

@Inherit()
@Directive('@key(fields: "id")')
@ObjectType({ description: 'A factory of the group: the tenant of everything (工厂).' })
export class Factory {
  @Field(() => ID, { description: 'The tenant key, "gz-01" (工厂标识).' })
  id: string;

  @Field(() => String, { description: 'What people read, "GZ-01" (工厂代码).' })
  code: string;

  @Field(() => String, { description: 'The name of the factory (厂名).' })
  name: string;

  @Field(() => String, { description: 'The city whose averages and rules apply (所在市).' })
  city: string;

  @Field(() => String, {
    description: 'Where the factory stands, for traffic and public safety planning (厂址).',
  })
  site: string;

  @Field(() => String, {
    nullable: true,
    description: 'The batch in which it was launched, for ranks (启动批次).',
  })
  launchBatch: string | null;

  clockMode: 'REAL' | 'SIMULATED';
  clockAt: Date | null;
}

@Inherit()
@ObjectType({ description: 'A page of factories (工厂列表).' })
export class FactoryConnection extends connectionOf(Factory, 'Factory', 'factories (工厂)') {}
