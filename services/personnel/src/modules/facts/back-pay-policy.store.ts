import type { YearMonth } from '@anzhi/domain';
import type { ReadTx } from '@anzhi/service-kit';
import type { ArrearItem } from '../rules/domain/person-facts.js';
import type { BackPayScope } from './domain/arrear-ledger.js';

/** The newest back-pay policy of a factory; null before one was adopted, then all arrears of the rule set's items count. */
export async function latestPolicy(tx: ReadTx, factoryId: string): Promise<BackPayScope | null> {
  const [row] = await tx.query<{
    version: number;
    categories: string[];
    items: ArrearItem[];
    from: YearMonth;
    to: YearMonth;
  }>(
    `SELECT version, categories, items, from_month AS "from", to_month AS "to" FROM back_pay_policy
      WHERE factory_id = $1 ORDER BY version DESC LIMIT 1`,
    [factoryId],
  );
  return row ? { ...row, categories: new Set(row.categories), items: new Set(row.items) } : null;
}
