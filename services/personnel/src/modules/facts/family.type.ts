import type { LocalDate } from '@anzhi/domain';
import { Fen, Inherit, LocalDateText } from '@anzhi/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { EmployeeGender } from '../roster/index.js';
import { AssessedPensionType, DeathCircumstancesType, ManagerStandingType } from './circumstances.type.js';
import { BirthBasisEnum, DependantEndEnum, DependantRelationEnum } from './fact.enums.js';

@Inherit()
@ObjectType('Dependant', {
  description: 'Somebody whom the worker supported (供养亲属).',
})
export class DependantType {
  @Field(() => ID, { description: 'The dependant (标识).' })
  id: string;

  @Field(() => String, { description: 'The name (姓名).' })
  name: string;

  @Field(() => DependantRelationEnum, { description: 'Relation to the worker (与职工关系).' })
  relation: keyof typeof DependantRelationEnum;

  @Field(() => EmployeeGender, { description: 'Sex (性别).' })
  gender: EmployeeGender;

  @Field(() => LocalDateText, { description: 'Date of birth (出生日期).' })
  birthDate: LocalDate;

  @Field(() => Boolean, { description: 'Totally incapable of work (完全丧失劳动能力).' })
  totallyIncapable: boolean;

  @Field(() => Boolean, { description: 'Lone elder or orphan: ten per cent more (孤寡老人或孤儿).' })
  loneElderOrOrphan: boolean;

  @Field(() => LocalDateText, { description: 'Supported since (起).' })
  from: LocalDate;

  @Field(() => LocalDateText, { nullable: true, description: 'Until, included (止).' })
  to: LocalDate | null;

  @Field(() => DependantEndEnum, { nullable: true, description: 'Why it ended (停止原因).' })
  endReason: keyof typeof DependantEndEnum | null;

  @Field(() => Boolean, { description: 'Draws as of the declaration (是否享受).' })
  draws: boolean;
}

@Inherit()
@ObjectType({ description: 'How the birth date was recognised (出生日期认定).' })
export class BirthDateRecognition {
  @Field(() => LocalDateText, { description: 'As the identity number says (身份证载明).' })
  identityDate: LocalDate;

  @Field(() => LocalDateText, { description: 'As the earliest record of the archive says (档案最先记载).' })
  archiveDate: LocalDate;

  @Field(() => LocalDateText, { description: 'When that record was made (记载时间).' })
  archiveRecordedOn: LocalDate;

  @Field(() => String, { description: 'Which document of the archive (档案材料).' })
  archiveDocument: string;

  @Field(() => LocalDateText, { description: 'The recognised date (认定出生日期).' })
  recognised: LocalDate;

  @Field(() => BirthBasisEnum, { description: 'On what it rests (依据).' })
  basis: keyof typeof BirthBasisEnum;
}

@Inherit()
@ObjectType('PersonStatusFacts', {
  description: 'Facts of a person that no list holds (状态事实).',
})
export class PersonStatusType {
  @Field(() => LocalDateText, { nullable: true, description: 'Death, or declared death (死亡日期).' })
  diedOn: LocalDate | null;

  @Field(() => LocalDateText, { nullable: true, description: 'Declared missing by a court (宣告失踪日期).' })
  declaredMissingOn: LocalDate | null;

  @Field(() => Boolean, { description: 'Total incapacity by illness (因病完全丧失劳动能力).' })
  incapableByIllness: boolean;

  @Field(() => Boolean, { description: 'Pregnant, nursing or in a medical period (特殊保护期).' })
  specialProtection: boolean;

  @Field(() => Fen, { nullable: true, description: 'Agreed allowance in internal retirement (内退生活费).' })
  internalAllowance: bigint | null;

  @Field(() => Int, { nullable: true, description: 'Leave days taken this year (当年已休年假天数).' })
  leaveTakenDays: number | null;

  @Field(() => Boolean, { description: 'Worked with occupational hazards (接触职业病危害).' })
  hazardExposed: boolean;

  @Field(() => LocalDateText, { nullable: true, description: 'Health check on leaving (离岗体检日期).' })
  healthCheckedOn: LocalDate | null;

  @Field(() => ManagerStandingType, { nullable: true, description: "A manager's post (高管任职)." })
  seniorManager: ManagerStandingType | null;

  @Field(() => DeathCircumstancesType, {
    nullable: true,
    description: 'What the grants after the death depend on (死亡待遇事实).',
  })
  death: DeathCircumstancesType | null;

  @Field(() => AssessedPensionType, { nullable: true, description: 'The assessed pension (核定养老金).' })
  assessedPension: AssessedPensionType | null;
}
