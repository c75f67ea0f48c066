import { enumOf, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { SettlementChoice } from '../rules/domain/person-facts.js';

export const SettlementChoiceEnum = enumOf([
  'FEE',
  'COMPENSATION',
  'INTERNAL_RETIREMENT',
  'CARRIED_OVER',
] as const satisfies readonly SettlementChoice[]);
registerEnumType(SettlementChoiceEnum, {
  name: 'SettlementChoice',
  description: 'What a person settles for where the law leaves a choice (结算选择).',
  valuesConfig: {
    FEE: { description: 'The one-off resettlement fee (一次性安置费).' },
    COMPENSATION: { description: 'Economic compensation (经济补偿金).' },
    INTERNAL_RETIREMENT: { description: 'Internal retirement: the relation goes on (内部退养).' },
    CARRIED_OVER: {
      description: 'Seniority carried over to the new employer, nothing is paid (工龄连续计算).',
    },
  },
});

@Inherit()
@ObjectType({ description: 'One change of what a person settles for (结算选择变更).' })
export class SettlementChoiceChange {
  @Field(() => SettlementChoiceEnum, {
    nullable: true,
    description: 'Before, null where none stood (原选择).',
  })
  before: SettlementChoice | null;

  @Field(() => SettlementChoiceEnum, {
    nullable: true,
    description: 'After, null where taken back (现选择).',
  })
  after: SettlementChoice | null;

  @Field(() => LocalDateText, { description: "When, on the factory's clock (变更日期)." })
  changedOn: string;

  @Field(() => String, { description: 'Who recorded it: the subject signed in (登记人).' })
  changedBy: string;
}
