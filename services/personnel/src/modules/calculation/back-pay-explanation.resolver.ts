import type { RequestContext } from '@anzhi/graphql-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { adoptedPack } from '../entitlements/index.js';
import { type ArrearLedgerLineType, latestPolicy, ledgerOf } from '../facts/index.js';
import { Employee } from '../roster/index.js';
import { BackPayExplanation, BackPayMonth } from './back-pay-explanation.type.js';
import { lineOutcome, whyMonthsEnd } from './domain/back-pay-lines.js';

@Resolver(() => Employee)
export class BackPayExplanationResolver {
  @FieldResolver(() => BackPayExplanation, {
    nullable: true,
    description: 'Back pay month by month; null before the factory adopted rules (补发工资逐月说明).',
  })
  backPayExplanation(
    @Root() employee: Employee,
    @Ctx() context: RequestContext,
  ): Promise<BackPayExplanation | null> {
    return explainBackPay(context, employee);
  }
}

async function explainBackPay(
  context: RequestContext,
  employee: Employee,
): Promise<BackPayExplanation | null> {
  const pack = await adoptedPack(context.reads, employee.factoryId);
  if (!pack) return null;
  const policy = await latestPolicy(context.reads, employee.factoryId);
  const paidBack = { items: pack.backPay.policy.items, policy };
  const lines = await wholeLedger(context, employee);
  const months = lines.map((line) =>
    Object.assign(new BackPayMonth(), {
      month: line.month,
      item: line.item,
      due: line.accrued,
      paid: line.paid,
      arrear: line.arrear,
      outcome: lineOutcome(line, employee.category, paidBack),
    }),
  );
  const counted = months.filter((line) => line.outcome === 'COUNTED');
  return Object.assign(new BackPayExplanation(), {
    months,
    total: counted.reduce((sum, line) => sum + line.arrear, 0n),
    whyMonthsEnd: whyMonthsEnd(lines, policy),
  });
}

/** All lines: those of one person are some hundreds at most, read once and served by pages. */
async function wholeLedger(context: RequestContext, employee: Employee): Promise<ArrearLedgerLineType[]> {
  const lines: ArrearLedgerLineType[] = [];
  for (let after: string | null = null; ; ) {
    const page = await ledgerOf(context, employee, { first: 100, after });
    lines.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return lines;
    after = page.pageInfo.endCursor;
  }
}
