import { Inherit, InstantText, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

export enum KickoffItemName {
  FIRST_MEETING = 'FIRST_MEETING',
  MOBILIZATION_REPORT = 'MOBILIZATION_REPORT',
  DOCUMENT_NO_1 = 'DOCUMENT_NO_1',
}
registerEnumType(KickoffItemName, {
  name: 'KickoffItemName',
  description: 'One of the start-up "three ones" (三个一).',
  valuesConfig: {
    FIRST_MEETING: { description: 'The first meeting, of leaders and middle cadres (第一次会议).' },
    MOBILIZATION_REPORT: { description: 'The first mobilization report (第一个动员报告).' },
    DOCUMENT_NO_1: { description: 'Document No. 1, which establishes the working bodies (第一号文件).' },
  },
});

@Inherit()
@ObjectType({ description: 'One of the "three ones", evidenced (三个一完成项).' })
export class KickoffItem {
  @Field(() => KickoffItemName, { description: 'Which of the three (项目).' })
  item: KickoffItemName;

  @Field(() => String, { description: 'The title of the meeting, report or document (标题).' })
  title: string;

  @Field(() => String, { description: 'Where the evidence is filed (佐证材料).' })
  evidence: string;

  @Field(() => LocalDateText, { description: 'When it was held or issued (日期).' })
  heldOn: string;
}

@Inherit()
@ObjectType({ description: 'How the organization of a factory stands (组织情况).' })
export class OrganizationSummary {
  /** The tenant key, for the modules that hang fields on the summary. */
  factoryId: string;

  @Field(() => InstantText, { description: 'The time of the factory as this service holds it (截至时间).' })
  asOf: string;

  @Field(() => [KickoffItem], { description: 'The "three ones" evidenced so far (三个一).' })
  kickoff: KickoffItem[];

  @Field(() => Boolean, { description: 'True when all three are evidenced (三个一是否完成).' })
  kickoffCompleted: boolean;
}
