import type { LocalDate } from '@anzhi/domain';
import { Fen, FilledText, LocalDateText } from '@anzhi/graphql-kit';
import { ArrayMaxSize, ArrayMinSize, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { DependantEndEnum, DependantRelationEnum } from '../facts/index.js';
import { EmployeeGender } from '../roster/index.js';
import { ChangeBasisInput } from './amendment.inputs.js';

@InputType({ description: 'Somebody whom the worker supports or supported (供养亲属).' })
export class DependantInput {
  @Field(() => String, { description: 'The name; kept encrypted (姓名).' })
  @FilledText(50)
  name: string;

  @Field(() => DependantRelationEnum, { description: 'Relation to the worker (与职工关系).' })
  relation: keyof typeof DependantRelationEnum;

  @Field(() => EmployeeGender, { description: 'Sex (性别).' })
  gender: EmployeeGender;

  @Field(() => LocalDateText, { description: 'Date of birth (出生日期).' })
  birthDate: LocalDate;

  @Field(() => Boolean, { defaultValue: false, description: 'Totally incapable of work (完全丧失劳动能力).' })
  totallyIncapable: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Lone elder or orphan (孤寡老人或孤儿).' })
  loneElderOrOrphan: boolean;

  @Field(() => LocalDateText, { description: 'Supported since (起).' })
  from: LocalDate;

  @Field(() => LocalDateText, { nullable: true, description: 'Until, included (止).' })
  to?: LocalDate | null;

  @Field(() => DependantEndEnum, {
    nullable: true,
    description: 'Why it ended; with the last day (停止原因).',
  })
  endReason?: keyof typeof DependantEndEnum | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The own employee number, where the dependant is on the roster as a survivor (本人名册工号).',
  })
  @FilledText(40)
  rosterNo?: string | null;
}

@InputType({ description: 'Whom a worker supports, in place of what stood (登记供养亲属).' })
export class RecordDependantsInput extends ChangeBasisInput {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => String, {
    nullable: true,
    description: "The worker's number, where the worker is on the roster (职工工号).",
  })
  @FilledText(40)
  workerNo?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The name of a worker who is not on the roster, as of one who died long ago; encrypted (已故职工姓名).',
  })
  @FilledText(50)
  workerName?: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When the worker died; null: lives (死亡日期).',
  })
  diedOn?: LocalDate | null;

  @Field(() => Boolean, { defaultValue: true, description: 'Died of work (是否因工死亡).' })
  byWork: boolean;

  @Field(() => Fen, { nullable: true, description: "The worker's own wage, a month (本人工资)." })
  wage?: bigint | null;

  @Field(() => Boolean, { defaultValue: true, description: 'Covered by injury insurance (是否参保).' })
  insured: boolean;

  @Field(() => [DependantInput], { description: 'The dependants (供养亲属).' })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  dependants: DependantInput[];

  @Field(() => ID, {
    nullable: true,
    description: 'The family, to correct that of a worker who is not on the roster (家庭标识).',
  })
  familyId?: string | null;
}
