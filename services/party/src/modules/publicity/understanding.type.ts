import { Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

export enum UnderstandingItem {
  REASONS = 'REASONS',
  POLICY = 'POLICY',
  CHANNELS = 'CHANNELS',
  OWN_CHOICE = 'OWN_CHOICE',
}
registerEnumType(UnderstandingItem, {
  name: 'UnderstandingItem',
  description: 'One of the four understandings (四了解).',
  valuesConfig: {
    REASONS: { description: 'Why the factory closes (了解关闭破产原因).' },
    POLICY: { description: 'Which policy applies (了解关闭破产政策).' },
    CHANNELS: { description: 'Which ways of placement there are (了解安置途径).' },
    OWN_CHOICE: { description: 'What they choose for themself, by choosing (了解并选择自己的安置方式).' },
  },
});

@Inherit()
@ObjectType({
  description: 'An understanding that a person declared or was helped to (已了解事项).',
})
export class EmployeeUnderstanding {
  @Field(() => UnderstandingItem, { description: 'Which of the four (事项).' })
  item: UnderstandingItem;

  @Field(() => LocalDateText, { description: 'When (日期).' })
  completedOn: string;

  @Field(() => Boolean, { description: 'Whether somebody explained it (是否协助说明).' })
  assisted: boolean;
}
