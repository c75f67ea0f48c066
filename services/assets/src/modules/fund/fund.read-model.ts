import { FactoryStub, type RequestContext } from '@anzhi/graphql-kit';
import type { ReadTx } from '@anzhi/service-kit';
import { figuresOf, totalOf } from './domain/funding.js';
import {
  type Balances,
  FUND_SOURCES,
  type FundAccountName,
  type FundSourceName,
  NO_MONEY,
} from './domain/ledger.js';
import { FundAccountKind, ResettlementFundSource } from './fund.enums.js';
import { FundAccountBalance, FundSourceFigures, FundSummary, ResettlementFund } from './fund.type.js';

/** The resettlement fund of a factory, batched per request. */
export function loadFund(context: RequestContext, factoryId: string): Promise<ResettlementFund> {
  return context
    .loader<string, ResettlementFund>('resettlement-fund', (ids) => readFunds(context.reads, ids))
    .load(factoryId);
}

/** The funds of factories in the order of `factoryIds`: three queries however many they are. A fund without money is all zeros. */
export async function readFunds(tx: ReadTx, factoryIds: readonly string[]): Promise<ResettlementFund[]> {
  const plans = await tx.query<PlanRow>(
    'SELECT factory_id, source, planned_fen, basis FROM fund_source WHERE factory_id = ANY($1)',
    [factoryIds],
  );
  const budgets = await tx.query<BudgetRow>(
    `SELECT factory_id, source, total_fen, plan_version FROM plan_budget AS b WHERE factory_id = ANY($1)
        AND plan_version = (SELECT max(plan_version) FROM plan_budget WHERE factory_id = b.factory_id)`,
    [factoryIds],
  );
  const accounts = await tx.query<AccountRow>(
    'SELECT factory_id, source, account, balance_fen FROM fund_account WHERE factory_id = ANY($1) ORDER BY source, account',
    [factoryIds],
  );
  return factoryIds.map((id) => {
    const own = <R extends { factory_id: string }>(rows: readonly R[]): R[] =>
      rows.filter((row) => row.factory_id === id);
    return fundOf(id, own(plans), own(budgets), own(accounts));
  });
}

interface PlanRow {
  factory_id: string;
  source: FundSourceName;
  planned_fen: bigint;
  basis: string | null;
}

interface BudgetRow {
  factory_id: string;
  source: string;
  total_fen: bigint;
  plan_version: number;
}

interface AccountRow {
  factory_id: string;
  source: FundSourceName;
  account: FundAccountName;
  balance_fen: bigint;
}

function fundOf(
  factoryId: string,
  plans: PlanRow[],
  budgets: BudgetRow[],
  accounts: AccountRow[],
): ResettlementFund {
  const sources = FUND_SOURCES.map((source) => {
    const plan = plans.find((row) => row.source === source);
    const budget = budgets.find((row) => row.source === source)?.total_fen ?? 0n;
    const held = accounts.filter((row) => row.source === source).map((row) => [row.account, row.balance_fen]);
    const balances: Balances = { ...NO_MONEY, ...Object.fromEntries(held) };
    const figures = figuresOf(budget, plan?.planned_fen ?? 0n, balances);
    return Object.assign(new FundSourceFigures(), {
      ...figures,
      source: ResettlementFundSource[source],
      basis: plan?.basis ?? null,
    });
  });
  return Object.assign(new ResettlementFund(), {
    factory: Object.assign(new FactoryStub(), { id: factoryId }),
    planVersion: budgets[0]?.plan_version ?? null,
    total: Object.assign(new FundSummary(), totalOf(sources)),
    sources,
    accounts: accounts.map((row) =>
      Object.assign(new FundAccountBalance(), {
        source: ResettlementFundSource[row.source],
        account: FundAccountKind[row.account],
        balance: row.balance_fen,
      }),
    ),
  });
}
