import { enumOf } from '@anzhi/graphql-kit';
import { registerEnumType } from 'type-graphql';

export const DueWageItemEnum = enumOf(['BASE_WAGE', 'OVERTIME', 'ALLOWANCE', 'BONUS']);
registerEnumType(DueWageItemEnum, {
  name: 'DueWageItem',
  description: 'Item of the due wage, 实施条例 art. 27 (应得工资项目).',
  valuesConfig: {
    BASE_WAGE: { description: 'Wage by time or by piece (计时、计件工资).' },
    OVERTIME: { description: 'Overtime, left out of leave pay (加班工资).' },
    ALLOWANCE: { description: 'Allowances and subsidies (津贴补贴).' },
    BONUS: { description: 'Bonuses (奖金).' },
  },
});

export const ManagerPostEnum = enumOf(['DIRECTOR', 'SUPERVISOR', 'SENIOR_MANAGER']);
registerEnumType(ManagerPostEnum, {
  name: 'ManagerPost',
  description: 'Post whose unpaid pay ranks up to the staff average only, 破产法 art. 113 (高管职务).',
  valuesConfig: {
    DIRECTOR: { description: 'Director (董事).' },
    SUPERVISOR: { description: 'Supervisor (监事).' },
    SENIOR_MANAGER: { description: 'Senior manager (高级管理人员).' },
  },
});

export const DeathCauseEnum = enumOf(['WORK', 'NON_WORK', 'AFTER_INJURY']);
registerEnumType(DeathCauseEnum, {
  name: 'DeathCause',
  description: 'By which rules the grants after a death go; never a diagnosis (死亡性质).',
  valuesConfig: {
    WORK: { description: 'At work, 工伤保险条例 art. 39 (因工死亡).' },
    NON_WORK: { description: 'By illness or not of work, 人社部发[2021]18号 (因病或非因工死亡).' },
    AFTER_INJURY: { description: 'In grades 1–4 after the paid leave (一至四级伤残职工停工留薪期满后死亡).' },
  },
});
