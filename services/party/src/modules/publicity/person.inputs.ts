import { PageArgs } from '@anzhi/graphql-kit';
import { ArgsType, Field } from 'type-graphql';
import { UnderstandingItem } from './understanding.type.js';

@ArgsType()
export class PublicityPeopleArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => UnderstandingItem, {
    nullable: true,
    description: 'Only people who do not hold this understanding (缺少的了解事项).',
  })
  missing?: UnderstandingItem | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only people who did, or did not, acknowledge the newest handbook (是否签收最新版问答).',
  })
  acknowledged?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Only the person with this number (工号).' })
  employeeNo?: string | null;
}
