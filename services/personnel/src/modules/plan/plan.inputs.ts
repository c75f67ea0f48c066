import { FilledText, LocalDateText, PageArgs } from '@anzhi/graphql-kit';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsIn, Length } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { PlanPublicationChannel } from './plan.enums.js';
import { PlanContentInput } from './plan-content.inputs.js';

@InputType({ description: 'A new version of the placement plan (起草安置方案).' })
export class DraftPlacementPlanInput extends PlanContentInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;
}

@InputType({ description: 'The plan as corrected (修改安置方案).' })
export class RevisePlacementPlanInput extends PlanContentInput {
  @Field(() => ID, { description: 'The plan (方案标识).' })
  planId: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The revision that was read; refused when somebody wrote another since (所依据的修改次数).',
  })
  revision?: number | null;
}

@InputType({ description: 'Which plan (方案).' })
export class PlacementPlanInput {
  @Field(() => ID, { description: 'The plan (方案标识).' })
  planId: string;
}

@InputType({ description: 'An amendment of the published plan (修订方案).' })
export class StartPlanAmendmentInput {
  @Field(() => ID, { description: 'The published version (方案标识).' })
  planId: string;

  @Field(() => String, { description: 'Why (修订理由).' })
  @FilledText(1000)
  reason: string;
}

@InputType({ description: 'Something that the review found (审核意见).' })
export class RecordPlanFindingInput {
  @Field(() => ID, { description: 'The plan (方案标识).' })
  planId: string;

  @Field(() => String, { description: 'What was found (意见内容).' })
  @FilledText(2000)
  finding: string;
}

@InputType({ description: 'A finding that is settled (处理审核意见).' })
export class ClosePlanFindingInput {
  @Field(() => ID, { description: 'The finding (意见标识).' })
  findingId: string;

  @Field(() => String, { description: 'How it was settled (处理结果).' })
  @FilledText(2000)
  resolution: string;
}

@InputType({ description: 'A filing with the local coordination group (报备).' })
export class FilePlanInput {
  @Field(() => ID, { description: 'The plan (方案标识).' })
  planId: string;

  @Field(() => String, { description: 'The number of the filing (报备文号).' })
  @FilledText(100)
  filingNo: string;

  @Field(() => String, { description: 'With whom it was filed (报备机关).' })
  @FilledText(200)
  filedWith: string;

  @Field(() => LocalDateText, { nullable: true, description: 'When; today when left out (报备日期).' })
  filedOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The filed document, as a file number (报备材料编号).',
  })
  @Length(1, 200)
  documentRef?: string | null;
}

@InputType({ description: 'A publication (公布方案).' })
export class PublishPlanInput {
  @Field(() => ID, { description: 'The plan (方案标识).' })
  planId: string;

  @Field(() => String, { description: 'The number of the document (公布文号).' })
  @FilledText(100)
  documentNo: string;

  @Field(() => [PlanPublicationChannel], {
    nullable: true,
    description: 'By what; as a document when left out (公布方式).',
  })
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(Object.values(PlanPublicationChannel), { each: true })
  channels?: PlanPublicationChannel[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Where it is put up, read out or laid out (公布地点).',
  })
  @ArrayMaxSize(50)
  @Length(1, 200, { each: true })
  places?: string[] | null;
}

@ArgsType()
export class PlacementPlansArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;
}
