import { registerEnumType } from 'type-graphql';

export enum WorkingListSort {
  SERIAL = 'SERIAL',
  EMPLOYEE_NO = 'EMPLOYEE_NO',
  NAME = 'NAME',
  UNIT = 'UNIT',
  AMOUNT = 'AMOUNT',
}
registerEnumType(WorkingListSort, {
  name: 'WorkingListSort',
  description: 'In which order a working list shows people (排序).',
  valuesConfig: {
    SERIAL: { description: 'As on the roster (名册顺序).' },
    EMPLOYEE_NO: { description: 'By employee number (工号).' },
    NAME: { description: 'By name (姓名).' },
    UNIT: { description: 'By workshop, then as on the roster (车间部门).' },
    AMOUNT: { description: 'By the sum of the one-off amounts due to the person (金额).' },
  },
});

export enum MissingFact {
  JOIN_WORK_DATE = 'JOIN_WORK_DATE',
  JOIN_UNIT_DATE = 'JOIN_UNIT_DATE',
  AVERAGE_WAGE = 'AVERAGE_WAGE',
  EMPLOYMENT_FORM = 'EMPLOYMENT_FORM',
  POSITION_KIND = 'POSITION_KIND',
  UNIT = 'UNIT',
  PHONE = 'PHONE',
  BANK_ACCOUNT = 'BANK_ACCOUNT',
}
registerEnumType(MissingFact, {
  name: 'MissingFact',
  description: 'What is still to be collected for a person (待补事实).',
  valuesConfig: {
    JOIN_WORK_DATE: { description: 'When a person in service started work at all (参加工作时间).' },
    JOIN_UNIT_DATE: { description: 'When a person in service entered the factory (进厂时间).' },
    AVERAGE_WAGE: { description: 'The average wage of a person in service (前12个月平均工资).' },
    EMPLOYMENT_FORM: { description: 'How a person in service was taken on (用工形式).' },
    POSITION_KIND: {
      description: 'Worker or cadre, of a woman in service: decides her age of retirement (身份).',
    },
    UNIT: { description: 'The workshop (车间部门).' },
    PHONE: { description: 'A telephone number (联系电话).' },
    BANK_ACCOUNT: { description: 'A bank account to be paid to (收款账户).' },
  },
});

export enum WorkingListAspect {
  CATEGORY = 'CATEGORY',
  CHOICE = 'CHOICE',
  PLACEMENT = 'PLACEMENT',
  OBJECTION = 'OBJECTION',
  PAYMENT = 'PAYMENT',
  UNCOLLECTED = 'UNCOLLECTED',
  MISSING_FACT = 'MISSING_FACT',
}
registerEnumType(WorkingListAspect, {
  name: 'WorkingListAspect',
  description: 'Of what a count of a working list counts the states (统计项目).',
  valuesConfig: {
    CATEGORY: { description: 'Category on the roster (人员类别).' },
    CHOICE: { description: 'The newest choice of a channel; NONE without one (安置方式选择).' },
    PLACEMENT: { description: 'The placement that stands; NONE without one (安置).' },
    OBJECTION: { description: 'Objections about the person (异议).' },
    PAYMENT: { description: 'Payments to the person (付款).' },
    UNCOLLECTED: { description: 'Items on the register of the uncollected (未领取).' },
    MISSING_FACT: { description: 'Facts that are still to be collected (待补事实).' },
  },
});
