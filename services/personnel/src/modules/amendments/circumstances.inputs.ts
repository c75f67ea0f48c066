import type { LocalDate } from '@anzhi/domain';
import { Fen, LocalDateText } from '@anzhi/graphql-kit';
import { Field, InputType } from 'type-graphql';
import { DeathCauseEnum, ManagerPostEnum } from '../facts/index.js';

@InputType({ description: 'The post of a director, supervisor or senior manager (高管任职).' })
export class ManagerStandingInput {
  @Field(() => ManagerPostEnum, { description: 'The post (职务).' })
  post: keyof typeof ManagerPostEnum;

  @Field(() => LocalDateText, { description: 'Since when (任职起).' })
  since: LocalDate;
}

@InputType({ description: 'What the grants after a death depend on beside its day (死亡待遇事实).' })
export class DeathCircumstancesInput {
  @Field(() => DeathCauseEnum, { description: 'By which rules; never a diagnosis (死亡性质).' })
  cause: keyof typeof DeathCauseEnum;

  @Field(() => Boolean, {
    defaultValue: true,
    description:
      'Insured against work injury; if not, the estate pays, 工伤保险条例 art. 62 (已参加工伤保险).',
  })
  insured: boolean;

  @Field(() => Fen, {
    nullable: true,
    description: 'Own pension contributions in all; needed where the death is not of work (个人缴费累计).',
  })
  ownContributions?: bigint | null;

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'Drew a pension since; needed of retired people who died not of work (领取养老金起).',
  })
  pensionSince?: LocalDate | null;
}

@InputType({ description: 'The pension as the agency assessed it, a month (核定养老金).' })
export class AssessedPensionInput {
  @Field(() => Fen, { description: 'The whole (月养老金).' })
  basic: bigint;

  @Field(() => Fen, { description: 'Its transitional part, at most the whole (其中过渡性养老金).' })
  transitional: bigint;

  @Field(() => LocalDateText, { description: 'When it was assessed (核定日期).' })
  assessedOn: LocalDate;
}
