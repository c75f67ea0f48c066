import type { LocalDate, YearMonth } from '@anzhi/domain';
import { Fen, FilledText, LocalDateText, PageArgs, YearMonthText } from '@anzhi/graphql-kit';
import { Length, Max, Min } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import {
  EmployeeCategory,
  EmployeeForm,
  EmployeePositionKind,
  EmployeeSpecialWorkType,
  EmployeeStanding,
} from './employee.enums.js';

export enum EmployeeSort {
  SERIAL = 'SERIAL',
  EMPLOYEE_NO = 'EMPLOYEE_NO',
  NAME = 'NAME',
  UNIT = 'UNIT',
}
registerEnumType(EmployeeSort, {
  name: 'EmployeeSort',
  description: 'In which order people are listed (排序).',
  valuesConfig: {
    SERIAL: { description: 'As on the roster (名册顺序).' },
    EMPLOYEE_NO: { description: 'By employee number (工号).' },
    NAME: { description: 'By name (姓名).' },
    UNIT: { description: 'By workshop, then as on the roster (车间部门).' },
  },
});

@InputType({ description: 'Which people to list; what is left out does not matter (筛选条件).' })
export class EmployeeFilter {
  @Field(() => EmployeeCategory, { nullable: true, description: 'Only this category (人员类别).' })
  category?: EmployeeCategory | null;

  @Field(() => String, { nullable: true, description: 'Only this workshop, exactly (车间部门).' })
  unit?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Part of the name, or the beginning of the employee number (姓名或工号).',
  })
  @FilledText(50)
  search?: string | null;

  @Field(() => String, { nullable: true, description: 'The whole identity number (身份证号).' })
  @Length(18, 18)
  identityNumber?: string | null;
}

@ArgsType()
export class EmployeesArgs extends PageArgs {
  @Field(() => String, { description: 'The factory (工厂代码).' })
  factoryCode: string;

  @Field(() => EmployeeFilter, { nullable: true, description: 'Which people (筛选条件).' })
  filter?: EmployeeFilter | null;

  @Field(() => EmployeeSort, { defaultValue: EmployeeSort.SERIAL, description: 'In which order (排序).' })
  sort: EmployeeSort;
}

@InputType({ description: 'A period of special work (特殊工种经历).' })
export class AmendSpecialWorkInput {
  @Field(() => EmployeeSpecialWorkType, { description: 'The kind (类别).' })
  type: EmployeeSpecialWorkType;

  @Field(() => LocalDateText, { description: 'The first day (起).' })
  from: LocalDate;

  @Field(() => LocalDateText, { description: 'The last day, included (止).' })
  to: LocalDate;
}

@InputType({ description: 'Wages owed (欠发工资).' })
export class AmendArrearsInput {
  @Field(() => YearMonthText, { description: 'The first month (起).' })
  from: YearMonth;

  @Field(() => YearMonthText, { description: 'The last month, included (止).' })
  to: YearMonth;

  @Field(() => Fen, { description: 'Owed for each month (月欠发额).' })
  monthly: bigint;
}

@InputType({
  description:
    'A change of what the roster says of a person; null clears, what is left out stays (名册更正).',
})
export class AmendEmployeeFactsInput {
  @Field(() => ID, { description: 'The person (人员标识).' })
  employeeId: string;

  @Field(() => String, { description: 'Law, article or judgment on which the change rests (依据).' })
  @Length(2, 500)
  legalBasis: string;

  @Field(() => String, { description: 'What proves it: the number of a file (证据).' })
  @Length(2, 500)
  evidence: string;

  @Field(() => String, { nullable: true, description: 'The name (姓名).' })
  @FilledText(50)
  name?: string;

  @Field(() => LocalDateText, { nullable: true, description: 'Date of birth as recognised (出生日期).' })
  birthDate?: LocalDate;

  @Field(() => EmployeeCategory, { nullable: true, description: 'Group on the roster (人员类别).' })
  category?: EmployeeCategory;

  @Field(() => EmployeeStanding, { nullable: true, description: 'Where the person stands now (现状).' })
  status?: EmployeeStanding;

  @Field(() => EmployeeForm, { nullable: true, description: 'How taken on (用工形式).' })
  employmentForm?: EmployeeForm | null;

  @Field(() => EmployeePositionKind, { nullable: true, description: 'Worker or cadre (身份).' })
  positionKind?: EmployeePositionKind | null;

  @Field(() => String, { nullable: true, description: 'Workshop or department (车间部门).' })
  @FilledText(100)
  unit?: string | null;

  @Field(() => String, { nullable: true, description: 'The post (岗位工种).' })
  @FilledText(100)
  post?: string | null;

  @Field(() => LocalDateText, { nullable: true, description: 'Started work (参加工作时间).' })
  joinWorkOn?: LocalDate | null;

  @Field(() => LocalDateText, { nullable: true, description: 'Entered the factory (进厂时间).' })
  joinUnitOn?: LocalDate | null;

  @Field(() => AmendSpecialWorkInput, { nullable: true, description: 'Special work (特殊工种经历).' })
  specialWork?: AmendSpecialWorkInput | null;

  @Field(() => Fen, { nullable: true, description: 'Average wage of 12 months (前12个月平均工资).' })
  averageWage?: bigint | null;

  @Field(() => Int, { nullable: true, description: 'Grade of a work injury (工伤等级).' })
  @Min(1)
  @Max(10)
  injuryGrade?: number | null;

  @Field(() => AmendArrearsInput, { nullable: true, description: 'Wages owed (欠发工资).' })
  arrears?: AmendArrearsInput | null;
}
