import { enumOf } from '@anzhi/graphql-kit';
import { registerEnumType } from 'type-graphql';
import { CUSTODY_OUTCOMES, CUSTODY_STEPS, PROOF_KINDS } from './domain/custody-paths.js';

export const CustodyStepEnum = enumOf(CUSTODY_STEPS);
registerEnumType(CustodyStepEnum, {
  name: 'CustodyStepCode',
  description: 'A step by which money comes to a person who cannot take it (保管及领取步骤).',
  valuesConfig: {
    HOME_SERVICE_ARRANGED: { description: 'Served at home or in hospital (上门或到医院办理).' },
    POWER_OF_ATTORNEY_PROVED: { description: 'Power of attorney checked (核验授权委托书).' },
    CAPACITY_DETERMINED: { description: 'Capacity determined (认定民事行为能力).' },
    SIGNED_IN_PERSON: { description: 'Signed personally (本人签署).' },
    GUARDIAN_ESTABLISHED: { description: 'Guardian established (确定监护人).' },
    WARD_ACCOUNT_OPENED: { description: 'Account opened in the name of the ward (以被监护人名义开户).' },
    ABSENCE_BEGAN: { description: 'Day since which nothing was heard (下落不明起算日).' },
    DECLARED_MISSING: { description: 'Court declared the person missing (宣告失踪).' },
    CUSTODIAN_APPOINTED: { description: 'Custodian of the property appointed (确定财产代管人).' },
    DEATH_DECLARED: { description: 'Court declared the person dead (宣告死亡).' },
    DEATH_RECORDED: { description: 'Date of death recorded (登记死亡日期).' },
    HEIRS_ESTABLISHED: { description: 'Heirs established (确定继承人).' },
    REFUSAL_SERVED: { description: 'Notice to collect served (送达领取通知).' },
    DEPOSIT_MADE: { description: 'Money deposited (提存).' },
  },
});

export const CustodyOutcomeEnum = enumOf(CUSTODY_OUTCOMES);
registerEnumType(CustodyOutcomeEnum, {
  name: 'CustodyOutcome',
  description: 'What a step came to, where that decides how the path goes on (步骤结果).',
  valuesConfig: {
    CAPABLE: { description: 'Full capacity (完全民事行为能力).' },
    LIMITED: { description: 'Limited capacity (限制民事行为能力).' },
    INCAPABLE: { description: 'No capacity (无民事行为能力).' },
    WHEREABOUTS_UNKNOWN: { description: 'Nothing was heard (下落不明).' },
    ACCIDENT: { description: 'Missing since an accident (意外事件下落不明).' },
    SURVIVAL_IMPOSSIBLE: { description: 'Survival certified impossible (有关机关证明不可能生存).' },
  },
});

export const ProofKindEnum = enumOf(PROOF_KINDS);
registerEnumType(ProofKindEnum, {
  name: 'RepresentativeProofKind',
  description: 'What proves that somebody acts for a person (代理证明种类).',
  valuesConfig: {
    FAMILY_RELATION_PROOF: { description: 'Proof of kinship of a guardian by law (亲属关系证明,民法典 28).' },
    GUARDIANSHIP_ORDER: { description: 'Order that names the guardian (指定监护决定或判决,民法典 31).' },
    CUSTODY_JUDGMENT: { description: 'Judgment that names the custodian (财产代管人判决,民法典 42).' },
    POWER_OF_ATTORNEY: { description: 'Power of attorney (授权委托书,民法典 165).' },
    INHERITANCE_CERTIFICATE: { description: "Notary's certificate of inheritance (继承公证书)." },
    INHERITANCE_JUDGMENT: { description: 'Judgment on the inheritance (继承判决书).' },
  },
});

export const CustodyStepStateEnum = enumOf(['DONE', 'OPEN', 'WAITING', 'LATER', 'NOT_NEEDED']);
registerEnumType(CustodyStepStateEnum, {
  name: 'CustodyStepState',
  description: 'How a step of the path stands (步骤状态).',
  valuesConfig: {
    DONE: { description: 'Done (已办).' },
    OPEN: { description: 'Can be done today: a next step (可办理).' },
    WAITING: { description: 'The law makes one wait (法定期间未满).' },
    LATER: { description: 'After other steps (待前序步骤).' },
    NOT_NEEDED: { description: 'The outcome leads another way (无需办理).' },
  },
});

export const FollowUpDueEnum = enumOf(['OVERDUE', 'DUE_THIS_MONTH']);
registerEnumType(FollowUpDueEnum, {
  name: 'FollowUpDue',
  description: 'Which monthly follow-ups (跟进任务筛选).',
  valuesConfig: {
    OVERDUE: { description: 'Due before today and not done (已逾期).' },
    DUE_THIS_MONTH: { description: 'Due from today to the end of the month (本月到期).' },
  },
});

export const FollowUpStateEnum = enumOf(['DONE', 'OVERDUE', 'DUE_THIS_MONTH', 'LATER']);
registerEnumType(FollowUpStateEnum, {
  name: 'FollowUpState',
  description: 'How a monthly follow-up stands (跟进任务状态).',
  valuesConfig: {
    DONE: { description: 'Done (已跟进).' },
    OVERDUE: { description: 'Not done in its month (已逾期).' },
    DUE_THIS_MONTH: { description: 'Due this month (本月到期).' },
    LATER: { description: 'Due in a later month (未到期).' },
  },
});
