import { connectionOf, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum PublicationFamily {
  POLICY = 'POLICY',
  PLAN = 'PLAN',
  OPERATION = 'OPERATION',
}
registerEnumType(PublicationFamily, {
  name: 'PublicationFamily',
  description: 'One of the three families of publication (三公开).',
  valuesConfig: {
    POLICY: { description: 'Policy made public (政策公开).' },
    PLAN: { description: 'The plan made public (方案公开).' },
    OPERATION: { description: 'How it is carried out made public (操作公开).' },
  },
});

export enum PublicationItem {
  CLOSURE_POLICY = 'CLOSURE_POLICY',
  PLACEMENT_STANDARDS = 'PLACEMENT_STANDARDS',
  POLICY_HANDBOOK = 'POLICY_HANDBOOK',
  PLACEMENT_PLAN = 'PLACEMENT_PLAN',
  FUNDING_PLAN = 'FUNDING_PLAN',
  CONGRESS_RESOLUTION = 'CONGRESS_RESOLUTION',
  PROCEDURE = 'PROCEDURE',
  FACTS_POSTING = 'FACTS_POSTING',
  BACK_PAY_POSTING = 'BACK_PAY_POSTING',
  PLACEMENT_RESULT = 'PLACEMENT_RESULT',
  OTHER = 'OTHER',
}
registerEnumType(PublicationItem, {
  name: 'PublicationItem',
  description: 'What a publication makes public (公开事项).',
  valuesConfig: {
    CLOSURE_POLICY: { description: 'Law and policy of closure and bankruptcy; POLICY (关闭破产法规政策).' },
    PLACEMENT_STANDARDS: { description: 'Standards of compensation and placement; POLICY (补偿安置标准).' },
    POLICY_HANDBOOK: { description: 'The handbook of questions and answers; POLICY (政策问答).' },
    PLACEMENT_PLAN: { description: 'The placement plan; PLAN (职工安置方案).' },
    FUNDING_PLAN: { description: 'The budget and funding plan; PLAN (经费预案).' },
    CONGRESS_RESOLUTION: { description: "The workers' congress resolution; PLAN (职代会决议)." },
    PROCEDURE: { description: 'Procedure and duties of the hall; OPERATION (办理程序).' },
    FACTS_POSTING: { description: 'The posted facts, three rounds; OPERATION (基本情况公示).' },
    BACK_PAY_POSTING: { description: 'The posted back pay; OPERATION (补发工资公示).' },
    PLACEMENT_RESULT: { description: 'The results of placement; OPERATION (安置结果公示).' },
    OTHER: { description: 'Anything else of the family; counts for no rate (其他).' },
  },
});

@Inherit()
@ObjectType({ description: 'Something that was made public (公开事项记录).' })
export class Publication {
  @Field(() => ID, { description: 'The id (标识).' })
  id: string;

  @Field(() => PublicationFamily, { description: 'Which of the three families (公开类别).' })
  family: PublicationFamily;

  @Field(() => PublicationItem, { description: 'What was made public (公开事项).' })
  item: PublicationItem;

  @Field(() => String, { description: 'The title (标题).' })
  title: string;

  @Field(() => String, { nullable: true, description: 'The document number, where it has one (文号).' })
  documentNo: string | null;

  @Field(() => LocalDateText, { description: 'When it was made public (公开日期).' })
  publishedOn: string;

  @Field(() => [String], { description: 'Where it hangs or stands (公开地点).' })
  places: string[];

  @Field(() => String, { description: 'File number of the evidence (佐证材料编号).' })
  evidence: string;
}

@Inherit()
@ObjectType({ description: 'A page of publications (公开事项列表).' })
export class PublicationConnection extends connectionOf(
  Publication,
  'Publication',
  'publications (公开事项)',
) {}

@Inherit()
@ObjectType({
  description: 'How complete one family of publication is (公开完整情况).',
})
export class PublicationCompleteness {
  @Field(() => PublicationFamily, { description: 'Which family (公开类别).' })
  family: PublicationFamily;

  @Field(() => Int, { description: 'How many items the family must hold (应公开项数).' })
  required: number;

  @Field(() => Int, { description: 'How many of them are published (已公开项数).' })
  published: number;

  @Field(() => String, { description: 'Published of required in percent, one decimal (完整率).' })
  rate: string;

  @Field(() => [PublicationItem], { description: 'What is still missing (尚缺事项).' })
  missing: PublicationItem[];
}
