import { FilledText, PageArgs } from '@anzhi/graphql-kit';
import { IsOptional, Length, Min } from 'class-validator';
import { ArgsType, Field, InputType, Int } from 'type-graphql';

@InputType({ description: 'A rule set to register (登记规则包).' })
export class RegisterRuleSetInput {
  @Field(() => String, {
    description: 'The pack as JSON; every parameter cites its law and article (规则包JSON).',
  })
  @Length(2, 200_000)
  pack: string;
}

@InputType({ description: 'The rule set that a factory goes by (采用规则包).' })
export class AdoptRuleSetInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => String, { description: 'The code of the rule set (规则包代码).' })
  @FilledText(100)
  ruleSetCode: string;

  @Field(() => Int, { description: 'Its version (版本).' })
  @Min(1)
  version: number;

  @Field(() => String, { description: 'On what ground (采用依据).' })
  @FilledText(200)
  reason: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Why this one although it is not in force on the day of the declaration; needed only then (宣告日未施行仍采用的理由).',
  })
  @IsOptional()
  @FilledText(500)
  notInForceReason?: string | null;
}

@InputType({ description: 'A calculation for everybody on the roster (全员测算).' })
export class CalculateEntitlementsInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;
}

@ArgsType()
export class RuleSetAdoptionsArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;
}
