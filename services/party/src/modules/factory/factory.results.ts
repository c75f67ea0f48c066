import { Inherit, InstantText, resultUnion, UserError } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';
import { Factory } from './factory.type.js';

@Inherit()
@ObjectType({ description: 'The factory stands in the register (登记成功).' })
export class RegisterFactorySuccess {
  constructor(factory: Factory) {
    this.factory = factory;
  }

  @Field(() => Factory, { description: 'The new factory (工厂).' })
  factory: Factory;
}

@Inherit()
@ObjectType({
  description: 'Another factory has this code (代码已被占用).',
  implements: UserError,
})
export class FactoryCodeTakenError extends UserError {
  constructor(code: string) {
    super(`Factory code ${code} is taken; choose another (工厂代码已被占用)`);
  }
}

@Inherit()
@ObjectType({
  description: 'Simulated clocks exist in development only (生产环境不允许模拟时钟).',
  implements: UserError,
})
export class SimulatedClockRefusedError extends UserError {
  constructor() {
    super('A simulated clock is refused in production; register the factory on the real clock');
  }
}

export const RegisterFactoryResult = resultUnion(
  'RegisterFactoryResult',
  [RegisterFactorySuccess, FactoryCodeTakenError, SimulatedClockRefusedError],
  'What came of registering a factory.',
);

@Inherit()
@ObjectType({ description: 'The clock stands at the new time (时钟已推进).' })
export class AdvanceFactoryClockSuccess {
  constructor(factory: Factory) {
    this.factory = factory;
  }

  @Field(() => Factory, { description: 'The factory with its new time (工厂).' })
  factory: Factory;
}

@Inherit()
@ObjectType({
  description: 'The factory runs on real time (该厂使用真实时间).',
  implements: UserError,
})
export class FactoryClockIsRealError extends UserError {
  constructor() {
    super('This factory runs on real time; its clock cannot be moved');
  }
}

@Inherit()
@ObjectType({
  description: 'The new time lies before the present one (时间不能倒退).',
  implements: UserError,
})
export class FactoryClockMovesBackError extends UserError {
  constructor(now: string) {
    super(`The clock already stands at ${now}; it only moves forward`);
    this.now = now;
  }

  @Field(() => InstantText, { description: 'The present time of the factory (当前时间).' })
  now: string;
}

export const AdvanceFactoryClockResult = resultUnion(
  'AdvanceFactoryClockResult',
  [AdvanceFactoryClockSuccess, FactoryClockIsRealError, FactoryClockMovesBackError],
  'What came of moving a simulated clock.',
);
