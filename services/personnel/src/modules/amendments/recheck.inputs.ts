import { FilledText, PageArgs } from '@anzhi/graphql-kit';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { NoticeMeans } from '../postings/index.js';
import { EmployeeSpecialWorkType } from '../roster/index.js';
import { ChangeBasisInput } from './amendment.inputs.js';

@InputType({ description: 'A job to recheck against the catalogue, as a joint letter asks (发起目录复核).' })
export class OpenCatalogueRecheckInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => String, { description: 'The job, as on the roster (工种).' })
  @FilledText(100)
  job: string;

  @Field(() => String, {
    nullable: true,
    description: 'An opaque number of what asked for it; never who signed (来件编号).',
  })
  @FilledText(100)
  letterRef?: string | null;
}

@InputType({ description: 'What the recheck found; it holds for everybody of the job (目录复核结论).' })
export class DecideCatalogueRecheckInput extends ChangeBasisInput {
  @Field(() => ID, { description: 'The recheck (复核标识).' })
  catalogueRecheckId: string;

  @Field(() => Boolean, { description: 'Whether the national catalogue lists the job (是否列入).' })
  listed: boolean;

  @Field(() => EmployeeSpecialWorkType, { nullable: true, description: 'Of which kind, when listed (类别).' })
  type?: EmployeeSpecialWorkType | null;

  @Field(() => String, { nullable: true, description: 'Which list and page, when listed (目录依据).' })
  @FilledText(300)
  citation?: string | null;

  @Field(() => String, { description: 'Why, as people read it in the reply (理由).' })
  @FilledText(1_000)
  reasons: string;
}

@InputType({ description: 'Replies that were served (登记答复送达).' })
export class ServeCatalogueRepliesInput {
  @Field(() => ID, { description: 'The recheck (复核标识).' })
  catalogueRecheckId: string;

  @Field(() => [String], { description: 'To whom: employee numbers (工号).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  employeeNos: string[];

  @Field(() => NoticeMeans, { description: 'How (送达方式).' })
  means: NoticeMeans;

  @Field(() => String, { description: 'What proves it (送达凭证).' })
  @FilledText(200)
  proof: string;
}

@ArgsType()
export class CatalogueRechecksArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;
}
