import { FilledText, LocalDateText } from '@anzhi/graphql-kit';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { PUBLICITY_PEOPLE_LIMIT } from './handbook.inputs.js';
import { UnderstandingItem } from './understanding.type.js';

@InputType({ description: 'What the signed-in person declares to understand (本人声明了解事项).' })
export class DeclareUnderstandingsInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => [UnderstandingItem], { description: 'Which of the first three (事项,前三项).' })
  @ArrayMinSize(1)
  @ArrayUnique({ message: 'items stand once each' })
  items: UnderstandingItem[];
}

@InputType({ description: 'Understandings of people on a signed list (了解事项登记).' })
export class RecordUnderstandingsInput extends DeclareUnderstandingsInput {
  @Field(() => [String], { description: 'Employee numbers, at most 1,000 (工号).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(PUBLICITY_PEOPLE_LIMIT, { message: `at most ${PUBLICITY_PEOPLE_LIMIT} people at once` })
  employeeNos: string[];

  @Field(() => String, {
    nullable: true,
    description:
      'Account of who explained it to them; null when they declared it themselves (协助说明人账号).',
  })
  @FilledText(200)
  assistedBy?: string | null;

  @Field(() => String, { description: 'File number of the signed declarations or minutes (佐证材料编号).' })
  @FilledText(200)
  evidence: string;

  @Field(() => LocalDateText, { description: 'When, not after today (日期).' })
  completedOn: string;
}
