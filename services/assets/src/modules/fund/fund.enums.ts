import { registerEnumType } from 'type-graphql';

export enum ResettlementFundSource {
  ESTATE = 'ESTATE',
  SPECIAL_SUBSIDY = 'SPECIAL_SUBSIDY',
  GROUP = 'GROUP',
}
registerEnumType(ResettlementFundSource, {
  name: 'ResettlementFundSource',
  description: 'Who puts money into a resettlement fund (安置资金来源).',
  valuesConfig: {
    ESTATE: { description: 'The estate, from the proceeds of its assets (破产财产).' },
    SPECIAL_SUBSIDY: { description: "The State's special subsidy for closures (财政专项补助)." },
    GROUP: { description: 'The group company (集团公司).' },
  },
});

export enum FundAccountKind {
  RECEIVED = 'RECEIVED',
  AVAILABLE = 'AVAILABLE',
  RESERVED = 'RESERVED',
  ESCROW = 'ESCROW',
  PAID = 'PAID',
}
registerEnumType(FundAccountKind, {
  name: 'FundAccountKind',
  description: 'An account of the ledger (账户类型).',
  valuesConfig: {
    RECEIVED: { description: 'Where money came from; the sum of all receipts (到账).' },
    AVAILABLE: { description: 'Free money (可用).' },
    RESERVED: { description: 'Money set aside for payment batches (预留).' },
    ESCROW: { description: 'Money in escrow (提存).' },
    PAID: { description: 'Money paid (支付).' },
  },
});

export enum LedgerSide {
  DEBIT = 'DEBIT',
  CREDIT = 'CREDIT',
}
registerEnumType(LedgerSide, {
  name: 'LedgerSide',
  description: 'The side of a ledger line (借贷方向).',
  valuesConfig: { DEBIT: { description: 'Debit (借).' }, CREDIT: { description: 'Credit (贷).' } },
});

export enum FundMoveKind {
  RECEIVE = 'RECEIVE',
  RESERVE = 'RESERVE',
  PAY = 'PAY',
  RELEASE = 'RELEASE',
  ESCROW = 'ESCROW',
  CLAIM = 'CLAIM',
  LAPSE = 'LAPSE',
  RETURN = 'RETURN',
}
registerEnumType(FundMoveKind, {
  name: 'FundMoveKind',
  description: 'What a ledger transaction records (业务类型).',
  valuesConfig: {
    RECEIVE: { description: 'Money arrived (到账).' },
    RESERVE: { description: 'Money was set aside for a batch (预留).' },
    PAY: { description: 'A payment was made (支付).' },
    RELEASE: { description: 'Money of a failed or cancelled payment went back (释放).' },
    ESCROW: { description: 'A payment was put in escrow (提存).' },
    CLAIM: { description: 'Escrowed money was taken by its owner (领取提存).' },
    LAPSE: { description: 'Escrowed money lapsed and went back (提存取回).' },
    RETURN: {
      description: 'Paid money came back from the bank or from who was paid too much (退汇、收回多付).',
    },
  },
});

export enum FundReservationStatus {
  RESERVED = 'RESERVED',
  REFUSED = 'REFUSED',
}
registerEnumType(FundReservationStatus, {
  name: 'FundReservationStatus',
  description: 'What came of a fund request (资金请求结果).',
  valuesConfig: {
    RESERVED: { description: 'Its whole money was set aside (已预留).' },
    REFUSED: { description: 'It got nothing (已拒绝).' },
  },
});
