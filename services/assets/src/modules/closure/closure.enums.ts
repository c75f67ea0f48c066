import { registerEnumType } from 'type-graphql';

export enum ClosureRegime {
  POLICY = 'POLICY',
  STATUTORY = 'STATUTORY',
}
registerEnumType(ClosureRegime, {
  name: 'ClosureRegime',
  description: 'The law under which a factory is closed (关闭破产类型).',
  valuesConfig: {
    POLICY: {
      description: 'Policy bankruptcy of the national plan, declared until 2008-12-31 (政策性破产).',
    },
    STATUTORY: { description: 'Bankruptcy under the Enterprise Bankruptcy Law (依法破产).' },
  },
});

export enum ClosurePhase {
  PREPARING = 'PREPARING',
  SETUP = 'SETUP',
  ACCEPTED = 'ACCEPTED',
  DECLARED = 'DECLARED',
}
registerEnumType(ClosurePhase, {
  name: 'ClosurePhase',
  description: 'How far a closure has come (关闭破产阶段).',
  valuesConfig: {
    PREPARING: { description: 'Being prepared (筹备).' },
    SETUP: { description: 'Working bodies are set up and the "three ones" are held (组建机构).' },
    ACCEPTED: { description: 'The court accepted the case (法院受理).' },
    DECLARED: { description: 'The court declared the factory bankrupt (宣告破产).' },
  },
});

export enum ClosureMilestoneKind {
  CREDITOR_NOTICE = 'CREDITOR_NOTICE',
  CLAIM_FILING = 'CLAIM_FILING',
  FIRST_CREDITORS_MEETING = 'FIRST_CREDITORS_MEETING',
  DECLARATION_SERVED = 'DECLARATION_SERVED',
  DECLARATION_NOTIFIED = 'DECLARATION_NOTIFIED',
}
registerEnumType(ClosureMilestoneKind, {
  name: 'ClosureMilestoneKind',
  description: "A step of the court's procedure with a clock of its own (法定节点).",
  valuesConfig: {
    CREDITOR_NOTICE: {
      description: 'Known creditors notified and the acceptance announced, art. 14 (通知并公告).',
    },
    CLAIM_FILING: { description: 'The period for filing claims, art. 45; the court sets it (债权申报期限).' },
    FIRST_CREDITORS_MEETING: { description: 'The first meeting of creditors, art. 62 (第一次债权人会议).' },
    DECLARATION_SERVED: {
      description: 'The ruling served on debtor and administrator, art. 107 (送达宣告裁定).',
    },
    DECLARATION_NOTIFIED: {
      description: 'Creditors notified of the declaration and announcement, art. 107 (通知债权人并公告).',
    },
  },
});

export enum ClosureMilestoneState {
  PENDING = 'PENDING',
  OVERDUE = 'OVERDUE',
  DONE = 'DONE',
  DONE_LATE = 'DONE_LATE',
}
registerEnumType(ClosureMilestoneState, {
  name: 'ClosureMilestoneState',
  description: 'How a milestone stands against its clock (节点状态).',
  valuesConfig: {
    PENDING: { description: 'The clock runs (进行中).' },
    OVERDUE: { description: 'The last day has passed (已逾期).' },
    DONE: { description: 'Done in time (按期完成).' },
    DONE_LATE: { description: 'Done after the last day (逾期完成).' },
  },
});
