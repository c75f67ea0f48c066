import { connectionOf, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { NoticeMeans } from '../postings/index.js';
import { EmployeeSpecialWorkType } from '../roster/index.js';

export enum CatalogueReplyOutcome {
  RECOGNISED = 'RECOGNISED',
  EVIDENCE_NEEDED = 'EVIDENCE_NEEDED',
  MAY_CLAIM = 'MAY_CLAIM',
  NOT_LISTED = 'NOT_LISTED',
  PERIOD_REJECTED = 'PERIOD_REJECTED',
}
registerEnumType(CatalogueReplyOutcome, {
  name: 'CatalogueReplyOutcome',
  description: 'What a person of a rechecked job is answered (复核答复结论).',
  valuesConfig: {
    RECOGNISED: { description: 'Listed, and the period is verified (予以认定).' },
    EVIDENCE_NEEDED: { description: 'Listed, but the record of the archive is missing (列入目录,待补档案).' },
    MAY_CLAIM: { description: 'Listed; the person has claimed nothing yet (列入目录,可申报).' },
    NOT_LISTED: { description: 'Not in the catalogue (未列入目录).' },
    PERIOD_REJECTED: {
      description: 'Not in the catalogue; the claimed period is rejected (未列入目录,经历不予认定).',
    },
  },
});

export enum CatalogueRecheckStatus {
  OPEN = 'OPEN',
  DECIDED = 'DECIDED',
}
registerEnumType(CatalogueRecheckStatus, {
  name: 'CatalogueRecheckStatus',
  description: 'How far a recheck of the catalogue has come (目录复核状态).',
  valuesConfig: { OPEN: { description: 'Open (复核中).' }, DECIDED: { description: 'Decided (已答复).' } },
});

@Inherit()
@ObjectType({ description: 'A job of the catalogue of special work (特殊工种目录).' })
export class SpecialJob {
  @Field(() => String, { description: 'How a period names it (目录编号).' })
  ref: string;

  @Field(() => String, { description: 'The job (工种).' })
  job: string;

  @Field(() => EmployeeSpecialWorkType, { description: 'The kind (类别).' })
  type: EmployeeSpecialWorkType;

  @Field(() => String, { description: 'The source; built-in entries are to be checked (依据).' })
  citation: string;
}

@Inherit()
@ObjectType({ description: 'The reply to one person of a rechecked job (复核答复).' })
export class CatalogueReply {
  @Field(() => String, { description: 'The employee number (工号).' })
  employeeNo: string;

  @Field(() => CatalogueReplyOutcome, { description: 'What the person is answered (结论).' })
  outcome: CatalogueReplyOutcome;

  @Field(() => String, { description: 'The reply as the person reads it (答复内容).' })
  text: string;

  @Field(() => LocalDateText, { nullable: true, description: 'When it was served (送达日期).' })
  servedOn: string | null;

  @Field(() => NoticeMeans, { nullable: true, description: 'How (送达方式).' })
  means: NoticeMeans | null;
}

@Inherit()
@ObjectType({ description: 'A page of replies (复核答复列表).' })
export class CatalogueReplyConnection extends connectionOf(
  CatalogueReply,
  'CatalogueReply',
  'replies (复核答复)',
) {}

@Inherit()
@ObjectType({ description: 'A recheck of one job against the catalogue (特殊工种目录复核).' })
export class CatalogueRecheck {
  @Field(() => ID, { description: 'The recheck (复核标识).' })
  id: string;

  @Field(() => String, { description: 'The job (工种).' })
  job: string;

  @Field(() => CatalogueRecheckStatus, { description: 'How far it has come (状态).' })
  status: CatalogueRecheckStatus;

  @Field(() => LocalDateText, { description: 'When it was opened (复核日期).' })
  openedOn: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the job is listed (是否列入).',
  })
  listed: boolean | null;

  @Field(() => String, { nullable: true, description: 'The source of the listing (依据).' })
  citation: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was decided so (理由).' })
  reasons: string | null;

  @Field(() => Int, { nullable: true, description: 'People who get a reply (应答复人数).' })
  people: number | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When it was decided (答复日期).',
  })
  decidedOn: string | null;

  factoryId: string;
  key: string;
}

@Inherit()
@ObjectType({ description: 'A page of rechecks (目录复核列表).' })
export class CatalogueRecheckConnection extends connectionOf(
  CatalogueRecheck,
  'CatalogueRecheck',
  'rechecks (目录复核)',
) {}
