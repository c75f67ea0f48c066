import type { LocalDate, YearMonth } from '@anzhi/domain';
import { Fen, LocalDateText, YearMonthText } from '@anzhi/graphql-kit';
import { ArrayMaxSize, IsInt, Max, Min, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { PersonChangeInput } from './amendment.inputs.js';
import {
  AssessedPensionInput,
  DeathCircumstancesInput,
  ManagerStandingInput,
} from './circumstances.inputs.js';

@InputType({ description: 'Unpaid social insurance of a stretch of months (欠缴社会保险费).' })
export class SocialInsuranceArrearsInput {
  @Field(() => YearMonthText, { description: 'The first month (起).' })
  from: YearMonth;

  @Field(() => YearMonthText, { description: 'The last month, included (止).' })
  to: YearMonth;

  @Field(() => Fen, { description: 'Owed by the unit for each month (月欠单位部分).' })
  monthlyUnit: bigint;

  @Field(() => Fen, { description: "The person's part for each month, withheld or not (月欠个人账户部分)." })
  monthlyPersonal: bigint;
}

@InputType({ description: 'Unpaid housing fund of a stretch of months (欠缴住房公积金).' })
export class HousingFundArrearsInput {
  @Field(() => YearMonthText, { description: 'The first month (起).' })
  from: YearMonth;

  @Field(() => YearMonthText, { description: 'The last month, included (止).' })
  to: YearMonth;

  @Field(() => Fen, { description: 'Owed for each month (月欠额).' })
  monthly: bigint;
}

@InputType({ description: 'Money that the person lent to the factory (职工集资款).' })
export class StaffLoanInput {
  @Field(() => Fen, { description: 'The principal (本金).' })
  principal: bigint;

  @Field(() => Fen, { description: 'Interest above what the law allows: no claim (违法高息部分).' })
  unlawfulInterest: bigint;
}

@InputType({
  description: 'Facts of one person that no list holds; null clears, what is left out stays (登记状态事实).',
})
export class RecordPersonStatusInput extends PersonChangeInput {
  @Field(() => LocalDateText, {
    nullable: true,
    description: 'Death, or death declared by a court (死亡日期).',
  })
  diedOn?: LocalDate | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: "The court's declaration that the person is missing (宣告失踪日期).",
  })
  declaredMissingOn?: LocalDate | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Total incapacity by illness, found by the committee; no diagnosis (完全丧失劳动能力).',
  })
  incapableByIllness?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Pregnant, nursing or in a medical period, 劳动合同法 art. 42 (特殊保护期).',
  })
  specialProtection?: boolean | null;

  @Field(() => Fen, {
    nullable: true,
    description: 'Agreed allowance in internal retirement, a month (内退生活费).',
  })
  internalAllowance?: bigint | null;

  @Field(() => Int, { nullable: true, description: 'Leave days taken this year (当年已休年假天数).' })
  @IsInt()
  @Min(0)
  @Max(366)
  leaveTakenDays?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Worked with occupational hazards, 职业病防治法 (接触职业病危害作业).',
  })
  hazardExposed?: boolean | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'Day of the health check on leaving; no result is stored (离岗职业健康检查日期).',
  })
  healthCheckedOn?: LocalDate | null;

  @Field(() => [SocialInsuranceArrearsInput], {
    nullable: true,
    description: 'Unpaid insurance (欠缴社会保险费).',
  })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  socialInsuranceArrears?: SocialInsuranceArrearsInput[] | null;

  @Field(() => [HousingFundArrearsInput], {
    nullable: true,
    description: 'Unpaid housing fund (欠缴公积金).',
  })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  housingFundArrears?: HousingFundArrearsInput[] | null;

  @Field(() => [StaffLoanInput], { nullable: true, description: 'Loans to the factory (集资款).' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  staffLoans?: StaffLoanInput[] | null;

  @Field(() => ManagerStandingInput, {
    nullable: true,
    description: 'Director, supervisor or senior manager, 破产法 art. 113 ¶3 (高管任职).',
  })
  @ValidateNested()
  seniorManager?: ManagerStandingInput | null;

  @Field(() => DeathCircumstancesInput, {
    nullable: true,
    description: 'What the grants after the death depend on (死亡待遇事实).',
  })
  @ValidateNested()
  death?: DeathCircumstancesInput | null;

  @Field(() => AssessedPensionInput, {
    nullable: true,
    description: 'The pension as assessed, a month (核定养老金).',
  })
  @ValidateNested()
  assessedPension?: AssessedPensionInput | null;
}
