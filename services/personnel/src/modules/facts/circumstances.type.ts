import type { LocalDate, YearMonth } from '@anzhi/domain';
import { Fen, Inherit, LocalDateText, YearMonthText } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';
import { DeathCauseEnum, DueWageItemEnum, ManagerPostEnum } from './circumstances.enums.js';

@Inherit()
@ObjectType('ManagerStanding', {
  description: 'The post of a director, supervisor or senior manager (高管任职).',
})
export class ManagerStandingType {
  @Field(() => ManagerPostEnum, { description: 'The post (职务).' })
  post: keyof typeof ManagerPostEnum;

  @Field(() => LocalDateText, { description: 'Since when (任职起).' })
  since: LocalDate;
}

@Inherit()
@ObjectType('DeathCircumstances', {
  description: 'What the grants after a death depend on beside its day (死亡待遇事实).',
})
export class DeathCircumstancesType {
  @Field(() => DeathCauseEnum, { description: 'By which rules (死亡性质).' })
  cause: keyof typeof DeathCauseEnum;

  @Field(() => Boolean, { description: 'Insured against work injury (已参加工伤保险).' })
  insured: boolean;

  @Field(() => Fen, { nullable: true, description: 'Own pension contributions in all (个人缴费累计).' })
  ownContributions: bigint | null;

  @Field(() => LocalDateText, { nullable: true, description: 'Drew a pension since (领取养老金起).' })
  pensionSince: LocalDate | null;
}

@Inherit()
@ObjectType('AssessedPension', {
  description: 'The pension as the agency assessed it, a month (核定养老金).',
})
export class AssessedPensionType {
  @Field(() => Fen, { description: 'The whole (月养老金).' })
  basic: bigint;

  @Field(() => Fen, { description: 'Its transitional part (其中过渡性养老金).' })
  transitional: bigint;

  @Field(() => LocalDateText, { description: 'When it was assessed (核定日期).' })
  assessedOn: LocalDate;
}

@Inherit()
@ObjectType('DueWageLine', {
  description: 'What fell due of one item of pay in one month (应发工资行).',
})
export class DueWageLineType {
  @Field(() => YearMonthText, { description: 'The month (月份).' })
  month: YearMonth;

  @Field(() => DueWageItemEnum, { description: 'The item of pay (工资项目).' })
  item: keyof typeof DueWageItemEnum;

  @Field(() => Fen, { description: 'What fell due (应发).' })
  due: bigint;
}
