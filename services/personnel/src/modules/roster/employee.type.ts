import type { LocalDate } from '@anzhi/domain';
import { connectionOf, Fen, Inherit, LocalDateText, YearMonthText } from '@anzhi/graphql-kit';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import {
  EmployeeCategory,
  EmployeeForm,
  EmployeeGender,
  EmployeePositionKind,
  EmployeeSpecialWorkType,
  EmployeeStanding,
} from './employee.enums.js';

@Inherit()
@ObjectType({ description: 'A claimed period of special work (特殊工种经历).' })
export class EmployeeSpecialWork {
  @Field(() => EmployeeSpecialWorkType, { description: 'The kind (类别).' })
  type: EmployeeSpecialWorkType;

  @Field(() => LocalDateText, { description: 'The first day (起).' })
  from: string;

  @Field(() => LocalDateText, { description: 'The last day, included (止).' })
  to: string;
}

@Inherit()
@ObjectType({ description: 'Wages owed, as recorded (欠发工资).' })
export class EmployeeArrears {
  @Field(() => YearMonthText, { description: 'The first month (起).' })
  from: string;

  @Field(() => YearMonthText, { description: 'The last month, included (止).' })
  to: string;

  @Field(() => Fen, { description: 'Owed for each month (月欠发额).' })
  monthly: bigint;
}

@Inherit()
@ObjectType({
  description: 'One corrected fact, before and after (更正前后对照).',
})
export class EmployeeFactChange {
  @Field(() => String, { description: 'Which fact, named as on Employee (项目).' })
  field: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What stood before; null where nothing stood or the value names a person (更正前,身份信息不显示).',
  })
  before: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What stands since; null where nothing stands or the value names a person (更正后,身份信息不显示).',
  })
  after: string | null;
}

@Inherit()
@ObjectType({ description: 'A dated change of what the roster says (名册更正).' })
export class EmployeeAmendment {
  @Field(() => LocalDateText, { description: 'When (更正日期).' })
  amendedOn: string;

  @Field(() => [String], { description: 'Which facts were changed (更正项目).' })
  fields: string[];

  @Field(() => [EmployeeFactChange], { description: 'The same facts, before and after (更正前后对照).' })
  changes: EmployeeFactChange[];

  @Field(() => String, { description: 'Law, article or judgment (依据).' })
  legalBasis: string;

  @Field(() => String, { description: 'What proves it (证据).' })
  evidence: string;
}

/** A person on the roster. Other modules hang their fields on it by FieldResolvers; `employeeId` is the uuid for them. */
@Inherit()
@Directive('@key(fields: "id")')
@ObjectType('Employee', { description: 'A person on the roster (职工).' })
export class Employee {
  @Field(() => ID, { description: 'The person, as events name them (人员标识).' })
  id: string;

  @Field(() => String, { description: 'The tenant key of the factory (工厂标识).' })
  factoryId: string;

  @Field(() => String, { description: 'The number that the factory gave (工号).' })
  employeeNo: string;

  @Field(() => Int, { description: 'Place on the roster, from 1 (序号).' })
  serial: number;

  @Field(() => String, { description: 'The name (姓名).' })
  name: string;

  @Field(() => EmployeeGender, { description: 'Sex (性别).' })
  gender: EmployeeGender;

  @Field(() => LocalDateText, { description: 'Date of birth (出生日期).' })
  birthDate: LocalDate;

  @Field(() => EmployeeCategory, { description: 'Group on the roster (人员类别).' })
  category: EmployeeCategory;

  @Field(() => EmployeeStanding, { description: 'Where the person stands now (现状).' })
  status: EmployeeStanding;

  @Field(() => EmployeeForm, {
    nullable: true,
    description: 'How the person was taken on (用工形式).',
  })
  employmentForm: EmployeeForm | null;

  @Field(() => EmployeePositionKind, {
    nullable: true,
    description: 'Worker or cadre (身份).',
  })
  positionKind: EmployeePositionKind | null;

  @Field(() => String, { nullable: true, description: 'Workshop or department (车间部门).' })
  unit: string | null;

  @Field(() => String, { nullable: true, description: 'The post (岗位工种).' })
  post: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When the person started work at all (参加工作时间).',
  })
  joinWorkOn: string | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When the person entered the factory (进厂时间).',
  })
  joinUnitOn: string | null;

  @Field(() => EmployeeSpecialWork, {
    nullable: true,
    description: 'A claimed period of special work (特殊工种经历).',
  })
  specialWork: EmployeeSpecialWork | null;

  @Field(() => Fen, {
    nullable: true,
    description: 'Average wage of the last 12 months (前12个月平均工资).',
  })
  averageWage: bigint | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Grade of a work injury, 1 to 10 (工伤等级).',
  })
  injuryGrade: number | null;

  @Field(() => EmployeeArrears, { nullable: true, description: 'Wages owed (欠发工资).' })
  arrears: EmployeeArrears | null;

  /** The uuid of the row, for the modules that hang fields on a person: a loader's key is `{ factoryId, employeeId }`. */
  employeeId: string;
}

@Inherit()
@ObjectType({ description: 'A page of people on the roster (职工列表).' })
export class EmployeeConnection extends connectionOf(Employee, 'Employee', 'people (职工)') {}
