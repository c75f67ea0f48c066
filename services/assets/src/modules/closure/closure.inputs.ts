import type { LocalDate } from '@anzhi/domain';
import { FilledText, LocalDateText } from '@anzhi/graphql-kit';
import { IsOptional, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { ClosureMilestoneKind, ClosureRegime } from './closure.enums.js';

@InputType({ description: 'A closure project to open (立项).' })
export class OpenClosureProjectInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => ClosureRegime, { description: 'Under which law (破产类型).' })
  regime: ClosureRegime;

  @Field(() => String, {
    nullable: true,
    description: 'The court that will be asked, when known (拟受理法院).',
  })
  @IsOptional()
  @FilledText(200)
  court?: string | null;
}

@InputType({ description: 'A closure whose working bodies are to be set up (进入组建阶段).' })
export class EnterSetupInput {
  @Field(() => ID, { description: 'The closure project (项目标识).' })
  closureProjectId: string;

  @Field(() => String, { description: 'On what decision (依据).' })
  @FilledText(500)
  legalBasis: string;
}

@InputType({ description: 'The period for filing claims as the court announced it (债权申报期限).' })
export class ClaimWindowInput {
  @Field(() => LocalDateText, { description: "The day of the court's announcement (公告日)." })
  from: LocalDate;

  @Field(() => LocalDateText, {
    description: 'The last day: 30 days to 3 months after the announcement, art. 45 (截止日).',
  })
  to: LocalDate;
}

@InputType({ description: "The court's acceptance of the case (受理)." })
export class AcceptBankruptcyCaseInput {
  @Field(() => ID, { description: 'The closure project (项目标识).' })
  closureProjectId: string;

  @Field(() => String, { description: 'The court (受理法院).' })
  @FilledText(200)
  court: string;

  @Field(() => String, { description: 'The case number (案号).' })
  @FilledText(100)
  caseNo: string;

  @Field(() => LocalDateText, { description: 'The date of the ruling of acceptance (受理日).' })
  acceptedOn: LocalDate;

  @Field(() => ClaimWindowInput, { description: 'The period for filing claims (债权申报期限).' })
  @ValidateNested()
  claimWindow: ClaimWindowInput;

  @Field(() => String, { description: 'The administrator that the court appointed, art. 13 (管理人).' })
  @FilledText(200)
  administrator: string;
}

@InputType({ description: 'The declaration of bankruptcy (宣告破产).' })
export class DeclareBankruptcyInput {
  @Field(() => ID, { description: 'The closure project (项目标识).' })
  closureProjectId: string;

  @Field(() => String, {
    nullable: true,
    description: 'The number of the ruling; refused without one (裁定文号).',
  })
  @IsOptional()
  @Length(0, 100)
  rulingNo?: string | null;

  @Field(() => LocalDateText, { description: 'The date of the ruling (宣告日).' })
  declaredOn: LocalDate;
}

@InputType({ description: 'A milestone that was done (完成节点).' })
export class RecordClosureMilestoneInput {
  @Field(() => ID, { description: 'The closure project (项目标识).' })
  closureProjectId: string;

  @Field(() => ClosureMilestoneKind, { description: 'Which step (节点).' })
  kind: ClosureMilestoneKind;

  @Field(() => LocalDateText, { description: 'When it was done (完成日).' })
  doneOn: LocalDate;

  @Field(() => String, { description: 'Where the evidence is filed (佐证材料).' })
  @FilledText(500)
  evidence: string;
}
