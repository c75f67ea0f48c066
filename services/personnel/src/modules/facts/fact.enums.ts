import { enumOf } from '@anzhi/graphql-kit';
import { registerEnumType } from 'type-graphql';

export const ServiceKindEnum = enumOf([
  'IN_UNIT',
  'TRANSFERRED_IN',
  'PRIOR_SOE',
  'MILITARY',
  'DEEMED',
  'BREAK',
]);
registerEnumType(ServiceKindEnum, {
  name: 'ServiceKind',
  description: 'Kind of a period of service (工龄段类别).',
  valuesConfig: {
    IN_UNIT: { description: 'At this factory (本单位).' },
    TRANSFERRED_IN: { description: 'At a unit that ordered the person over to here (组织调入).' },
    PRIOR_SOE: { description: 'At another state unit before (其他国有单位).' },
    MILITARY: { description: 'In the army (军龄).' },
    DEEMED: { description: 'Deemed as contributed (视同缴费).' },
    BREAK: { description: 'Not in service (中断).' },
  },
});

export const SpecialWorkStatusEnum = enumOf(['CLAIMED', 'VERIFIED', 'REJECTED']);
registerEnumType(SpecialWorkStatusEnum, {
  name: 'SpecialWorkStatus',
  description: 'How far the proof of special work has come (特殊工种认定状态).',
  valuesConfig: {
    CLAIMED: { description: 'Claimed, not proven yet (已申报).' },
    VERIFIED: { description: 'Proven by catalogue and archive (已认定).' },
    REJECTED: { description: 'Not proven (不予认定).' },
  },
});

export const CareLevelEnum = enumOf(['NONE', 'PARTIAL', 'MOST', 'FULL']);
registerEnumType(CareLevelEnum, {
  name: 'CareLevel',
  description: 'How much nursing an injured person needs (生活自理障碍等级).',
  valuesConfig: {
    NONE: { description: 'None (能自理).' },
    PARTIAL: { description: 'In part (部分不能自理).' },
    MOST: { description: 'For the most part (大部分不能自理).' },
    FULL: { description: 'In all (完全不能自理).' },
  },
});

export const DependantRelationEnum = enumOf([
  'SPOUSE',
  'CHILD',
  'PARENT',
  'GRANDPARENT',
  'GRANDCHILD',
  'SIBLING',
]);
registerEnumType(DependantRelationEnum, {
  name: 'DependantRelation',
  description: 'What a dependant is to the worker (与职工关系).',
  valuesConfig: {
    SPOUSE: { description: 'Wife or husband (配偶).' },
    CHILD: { description: 'Child (子女).' },
    PARENT: { description: 'Parent (父母).' },
    GRANDPARENT: { description: 'Grandparent (祖父母、外祖父母).' },
    GRANDCHILD: { description: 'Grandchild (孙子女、外孙子女).' },
    SIBLING: { description: 'Brother or sister (兄弟姐妹).' },
  },
});

export const DependantEndEnum = enumOf([
  'EMPLOYED_OR_ARMY',
  'REMARRIED',
  'ADOPTED',
  'IMPRISONED',
  'DECEASED',
  'CAPABLE_AGAIN',
]);
registerEnumType(DependantEndEnum, {
  name: 'DependantEnd',
  description: 'Why a dependant draws no longer (停止享受原因).',
  valuesConfig: {
    EMPLOYED_OR_ARMY: { description: 'Took work or joined the army (就业或参军).' },
    REMARRIED: { description: 'The spouse remarried (配偶再婚).' },
    ADOPTED: { description: 'Adopted by others (被他人收养).' },
    IMPRISONED: { description: 'In prison (服刑).' },
    DECEASED: { description: 'Died (死亡).' },
    CAPABLE_AGAIN: { description: 'Able to work again (恢复劳动能力).' },
  },
});

export const ArrearItemEnum = enumOf([
  'BASE_WAGE',
  'OVERTIME',
  'ALLOWANCE',
  'BONUS',
  'LIVING_SUBSIDY',
  'MEDICAL_REIMB',
]);
registerEnumType(ArrearItemEnum, {
  name: 'ArrearItem',
  description: 'What is owed (拖欠项目).',
  valuesConfig: {
    BASE_WAGE: { description: 'Base wage (基本工资).' },
    OVERTIME: { description: 'Overtime pay (加班费).' },
    ALLOWANCE: { description: 'Allowances (津贴补贴).' },
    BONUS: { description: 'Bonus (奖金).' },
    LIVING_SUBSIDY: { description: 'Living subsidy (生活费).' },
    MEDICAL_REIMB: { description: 'Medical costs to be reimbursed (医疗费报销).' },
  },
});

export const BackPayReasonEnum = enumOf(['ELIGIBLE', 'NO_ARREARS', 'OUTSIDE_SCOPE', 'OUTSIDE_POLICY']);
registerEnumType(BackPayReasonEnum, {
  name: 'BackPayReason',
  description: 'Why somebody does or does not get back pay (补发认定原因).',
  valuesConfig: {
    ELIGIBLE: { description: 'Wages are owed within the policy (符合补发条件).' },
    NO_ARREARS: { description: 'Nothing is owed (无拖欠).' },
    OUTSIDE_SCOPE: { description: 'Not of the categories of the policy (不属补发人员范围).' },
    OUTSIDE_POLICY: { description: 'Owed for items or months outside the policy (不属补发项目或期间).' },
  },
});

export const BirthBasisEnum = enumOf(['IDENTITY_NUMBER', 'EARLIEST_ARCHIVE']);
registerEnumType(BirthBasisEnum, {
  name: 'BirthDateBasis',
  description: 'On what the recognised birth date rests (出生日期认定依据).',
  valuesConfig: {
    IDENTITY_NUMBER: { description: 'Identity number and archive agree (身份证与档案一致).' },
    EARLIEST_ARCHIVE: {
      description: 'They differ: the earliest record of the archive, 劳社部发[1999]8号 (档案最先记载).',
    },
  },
});

export const FactKindEnum = enumOf([
  'SERVICE_PERIODS',
  'SPECIAL_WORK',
  'INJURY',
  'FAMILY',
  'ARREARS',
  'BIRTH_DATE',
  'IDENTITY',
  'STATUS',
  'DUE_WAGES',
]);
registerEnumType(FactKindEnum, {
  name: 'FactKind',
  description: 'Which facts of a person were changed (事实类别).',
  valuesConfig: {
    SERVICE_PERIODS: { description: 'Periods of service (工龄段).' },
    SPECIAL_WORK: { description: 'Special work (特殊工种).' },
    INJURY: { description: 'Work injury (工伤).' },
    FAMILY: { description: 'Dependants (供养亲属).' },
    ARREARS: { description: 'Arrears ledger (拖欠台账).' },
    BIRTH_DATE: { description: 'Recognised birth date (出生日期认定).' },
    IDENTITY: { description: 'Identity number or phone (身份证号、电话).' },
    STATUS: { description: 'Death, incapacity, protection, allowances, claims (状态).' },
    DUE_WAGES: { description: 'Due wages by month (应发工资台账).' },
  },
});
