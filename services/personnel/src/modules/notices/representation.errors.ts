import type { LocalDate } from '@anzhi/domain';
import { Inherit, LocalDateText, UserError } from '@anzhi/graphql-kit';
import { Field, ObjectType } from 'type-graphql';
import type { Power } from './domain/representation.js';
import { NoticePower } from './notice.type.js';

const POWER_ZH: Readonly<Record<Power, string>> = {
  OBJECT: '提出异议',
  CHOOSE: '选择安置方式',
  SIGN: '签订协议',
  COLLECT: '领取款项',
  RECEIVE: '接收通知',
};

interface Missing {
  readonly power: Power;
  readonly held: readonly Power[];
  readonly lapsedOn: LocalDate | null;
}

@Inherit()
@ObjectType({
  description:
    'Who acts for the person has no recorded power for this act, or it is over (代理权限不足或已终止).',
  implements: UserError,
})
export class RepresentationPowerMissingError extends UserError {
  constructor({ power, held, lapsedOn }: Missing) {
    super(
      `${lapsedOn ? `「${POWER_ZH[power]}」的代理权已于${lapsedOn}到期或终止` : `没有登记「${POWER_ZH[power]}」的代理权限`}` +
        ';请持授权委托书或监护证明到大厅登记代理后再办理,或由本人办理 ' +
        `(no recorded power ${power} stands for this act${lapsedOn ? `, it ended on ${lapsedOn}` : ''}: record a representation with ` +
        'its proof, a power of attorney or proof of guardianship, by recordRepresentative, or let the person act)',
    );
    this.power = power;
    this.held = [...held];
    this.lapsedOn = lapsedOn;
  }

  @Field(() => NoticePower, { description: 'The power that is missing (缺少的权限).' })
  power: Power;

  @Field(() => [NoticePower], { description: 'The powers that stand today (现有权限).' })
  held: Power[];

  @Field(() => LocalDateText, {
    nullable: true,
    description: 'When the power ended, when there was one (权限终止日期).',
  })
  lapsedOn: LocalDate | null;
}
