import type { LocalDate } from '@anzhi/domain';
import { Fen, LocalDateText } from '@anzhi/graphql-kit';
import { Field, InputType, registerEnumType } from 'type-graphql';
import { EmployeeGender, EmployeePositionKind } from '../roster/index.js';
import type { SegmentAPolicy, SegmentARounding } from '../rules/domain/rule-pack.js';

export enum SegmentAPolicyEnum {
  FULL = 'FULL',
  CAP_12 = 'CAP_12',
  NONE = 'NONE',
}
registerEnumType(SegmentAPolicyEnum, {
  name: 'SegmentAPolicy',
  description: 'How service before 2008 is compensated (2008年前工龄的补偿口径).',
  valuesConfig: {
    FULL: { description: 'Every year, the practice of state-owned enterprises (全额计发).' },
    CAP_12: { description: 'At most twelve months (不超过12个月).' },
    NONE: { description: 'Nothing (不计发).' },
  },
});

export enum SegmentARoundingEnum {
  YEAR_UP = 'YEAR_UP',
  HALF_YEAR = 'HALF_YEAR',
}
registerEnumType(SegmentARoundingEnum, {
  name: 'SegmentARounding',
  description: 'How a part of a year before 2008 counts (2008年前不满一年的计法).',
  valuesConfig: {
    YEAR_UP: { description: 'A started year is a year (不满一年按一年).' },
    HALF_YEAR: { description: 'By half years, as from 2008 on (按半年计).' },
  },
});

@InputType({ description: 'What compensation depends on (经济补偿试算条件).' })
export class PreviewCompensationInput {
  @Field(() => LocalDateText, { description: 'First day with the unit (入职日期).' })
  hireDate: LocalDate;

  @Field(() => LocalDateText, { description: 'Last day, included (终止日期).' })
  endDate: LocalDate;

  @Field(() => Fen, { description: 'Average due wage of the last 12 months (前12个月平均工资).' })
  averageMonthlyWage: bigint;

  @Field(() => Fen, { description: 'City average monthly wage of last year (上年度市月平均工资).' })
  cityAverageMonthlyWage: bigint;

  @Field(() => Fen, { description: 'Local minimum wage, the floor of the base (最低工资).' })
  minimumMonthlyWage: bigint;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'From when unbroken, unpaid prior service counts (连续计算的原单位工龄起点).',
  })
  priorServiceFrom?: LocalDate | null;

  @Field(() => SegmentAPolicyEnum, { nullable: true, description: 'Default FULL (2008年前口径).' })
  segmentAPolicy?: SegmentAPolicy | null;

  @Field(() => SegmentARoundingEnum, { nullable: true, description: 'Default YEAR_UP (2008年前零头计法).' })
  segmentARounding?: SegmentARounding | null;
}

@InputType({ description: 'What the retirement month depends on (退休时间试算条件).' })
export class PreviewRetirementInput {
  @Field(() => LocalDateText, { description: 'The recognised birth date (出生日期).' })
  birthDate: LocalDate;

  @Field(() => EmployeeGender, { description: 'MALE or FEMALE (性别).' })
  gender: EmployeeGender;

  @Field(() => EmployeePositionKind, {
    description: 'WORKER or CADRE, which decides the age of women (身份).',
  })
  positionKind: EmployeePositionKind;
}
