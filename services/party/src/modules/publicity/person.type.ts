import { connectionOf, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Handbook } from './handbook.type.js';
import { EmployeeUnderstanding, UnderstandingItem } from './understanding.type.js';

@Inherit()
@ObjectType({
  description: 'How somebody on the roster stands with handbook and understandings (职工了解情况).',
})
export class PublicityPerson {
  @Field(() => ID, { description: 'The id of the person as other services know it (职工标识).' })
  employeeId: string;

  @Field(() => String, { description: 'The employee number (工号).' })
  employeeNo: string;

  @Field(() => String, { description: 'Group on the roster, as a code (人员类别).' })
  category: string;

  @Field(() => LocalDateText, { nullable: true, description: 'When they left the roster (离册日期).' })
  leftOn: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The newest version that they acknowledged (已签收问答版次).',
  })
  handbookVersion: number | null;

  @Field(() => LocalDateText, { nullable: true, description: 'When they acknowledged it (签收日期).' })
  handbookAcknowledgedOn: string | null;

  @Field(() => [EmployeeUnderstanding], { description: 'What they understand (已了解事项).' })
  understandings: EmployeeUnderstanding[];

  @Field(() => [UnderstandingItem], { description: 'What is missing of the four (尚未了解事项).' })
  missing: UnderstandingItem[];
}

@Inherit()
@ObjectType({ description: 'A page of people with what they understand (职工了解情况列表).' })
export class PublicityPersonConnection extends connectionOf(
  PublicityPerson,
  'PublicityPerson',
  'people with what they understand (职工了解情况)',
) {}

@Inherit()
@ObjectType({
  description: 'What the signed-in person has read and understood (本人了解情况).',
})
export class MyPublicity {
  @Field(() => PublicityPerson, {
    nullable: true,
    description: 'How they stand; null while the roster here does not know them (本人情况).',
  })
  person: PublicityPerson | null;

  @Field(() => Handbook, { nullable: true, description: 'The newest version to read (最新政策问答).' })
  handbook: Handbook | null;
}
