import { FilledText, LocalDateText } from '@anzhi/graphql-kit';
import { Field, InputType } from 'type-graphql';
import { KickoffItemName } from './kickoff.type.js';

@InputType({ description: 'Evidence of one of the "three ones" (三个一佐证).' })
export class RecordKickoffItemInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => KickoffItemName, { description: 'Which of the three (项目).' })
  item: KickoffItemName;

  @Field(() => String, { description: 'The title (标题).' })
  @FilledText(200)
  title: string;

  @Field(() => String, { description: 'Where the evidence is filed (佐证材料).' })
  @FilledText(500)
  evidence: string;

  @Field(() => LocalDateText, { description: 'When it was held or issued (日期).' })
  heldOn: string;
}
