import { registerEnumType } from 'type-graphql';
import { PLAN_CHECKS, type PlanCheckCode } from './domain/plan-checks.js';
import type { PlanStatus } from './domain/plan-state.js';

export enum PlacementPlanStatus {
  DRAFT = 'DRAFT',
  REVIEWING = 'REVIEWING',
  FINDINGS = 'FINDINGS',
  CONSULTING = 'CONSULTING',
  SUBMITTED = 'SUBMITTED',
  APPROVED = 'APPROVED',
  REJECTED = 'REJECTED',
  FILED = 'FILED',
  PUBLISHED = 'PUBLISHED',
  AMENDING = 'AMENDING',
}
registerEnumType(PlacementPlanStatus, {
  name: 'PlacementPlanStatus',
  description: 'Where a version of the placement plan stands (安置方案状态).',
  valuesConfig: {
    DRAFT: { description: 'Being written (起草).' },
    REVIEWING: { description: 'Under review (审核).' },
    FINDINGS: { description: 'The review found something that is still open (审核有意见).' },
    CONSULTING: { description: 'The workers are asked for their opinion (征求意见).' },
    SUBMITTED: { description: 'Before the workers’ congress (提交职代会).' },
    APPROVED: { description: 'Passed by the workers’ congress (职代会通过).' },
    REJECTED: { description: 'Not passed; a new version is drafted (职代会未通过).' },
    FILED: { description: 'Filed with the local coordination group (报备).' },
    PUBLISHED: { description: 'Published with its document number (公布).' },
    AMENDING: {
      description:
        'An amendment being written; the published version binds until the congress passed it (修订).',
    },
  } satisfies Record<PlanStatus, { description: string }>,
});

export enum PlanFundSource {
  ESTATE = 'ESTATE',
  INJURY_FUND = 'INJURY_FUND',
  PENSION_FUND = 'PENSION_FUND',
  SPECIAL_SUBSIDY = 'SPECIAL_SUBSIDY',
  GROUP = 'GROUP',
}
registerEnumType(PlanFundSource, {
  name: 'PlanFundSource',
  description: 'Who pays a line of the budget (资金来源).',
  valuesConfig: {
    ESTATE: { description: 'The bankruptcy estate (破产财产).' },
    INJURY_FUND: { description: 'The work-injury insurance fund (工伤保险基金).' },
    PENSION_FUND: { description: 'The pension insurance fund (养老保险基金).' },
    SPECIAL_SUBSIDY: { description: 'A special subsidy of the treasury (财政专项补助).' },
    GROUP: { description: 'The group itself (集团公司).' },
  },
});

export const PlanCheckKind = Object.fromEntries(PLAN_CHECKS.map((code) => [code, code])) as {
  [Code in PlanCheckCode]: Code;
};
registerEnumType(PlanCheckKind, {
  name: 'PlanCheckKind',
  description: 'What a plan is checked for (审核事项).',
  valuesConfig: {
    DATA_COMPLETE: {
      description:
        'The roster is frozen, nobody is left out, everybody’s entitlements are determined (数据齐全).',
    },
    MEASURES: { description: 'Every category of people has a channel (安置措施落实).' },
    FUNDED: { description: 'Secured money covers the budget, source by source (资金落实).' },
    OPINIONS_ANSWERED: { description: 'Every opinion of the delegation groups has its reply (意见已答复).' },
    AGREEMENTS_KEPT: {
      description: 'An amendment drops no channel in which agreements stand (保持有效协议).',
    },
    CONSULTATION: { description: 'Every representative was talked with; advice only (谈心覆盖).' },
    REPRESENTATION: {
      description: 'The congress is large enough and has not too many managers; advice only (代表构成).',
    },
  } satisfies Record<PlanCheckCode, { description: string }>,
});

export enum PlanPublicationChannel {
  DOCUMENT = 'DOCUMENT',
  BULLETIN_BOARD = 'BULLETIN_BOARD',
  MEETING = 'MEETING',
  HALL = 'HALL',
}
registerEnumType(PlanPublicationChannel, {
  name: 'PlanPublicationChannel',
  description: 'By what a plan is made public (公布方式).',
  valuesConfig: {
    DOCUMENT: { description: 'Issued as a document (下发文件).' },
    BULLETIN_BOARD: { description: 'Put up on the notice boards named (公开栏张贴).' },
    MEETING: { description: 'Read out at a meeting at the places named (会议宣读).' },
    HALL: { description: 'Laid out in the placement hall named (安置大厅公布).' },
  },
});
