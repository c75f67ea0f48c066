import { yearMonth } from '@anzhi/domain';
import { type LineOutcome, lineOutcome, whyMonthsEnd } from './back-pay-lines.js';

const line = (month: string, item: 'BASE_WAGE' | 'BONUS' = 'BASE_WAGE', paid = 0n) => ({
  month: yearMonth(month),
  item,
  accrued: 100n,
  paid,
});
const policy = {
  version: 2,
  categories: new Set(['RETIRED']),
  items: new Set(['BASE_WAGE']),
  from: yearMonth('2003-01'),
  to: yearMonth('2005-12'),
};
const items = new Set(['BASE_WAGE', 'BONUS']);

it.each<[string, ReturnType<typeof line>, string, boolean, LineOutcome]>([
  ['first month', line('2003-01'), 'RETIRED', true, 'COUNTED'],
  ['last month', line('2005-12'), 'RETIRED', true, 'COUNTED'],
  ['partly paid', line('2005-12', 'BASE_WAGE', 99n), 'RETIRED', true, 'COUNTED'],
  ['paid', line('2004-01', 'BASE_WAGE', 100n), 'RETIRED', true, 'PAID_IN_FULL'],
  ['the month before', line('2002-12'), 'RETIRED', true, 'BEFORE_FIRST_MONTH'],
  ['the month after', line('2006-01'), 'RETIRED', true, 'AFTER_LAST_MONTH'],
  ['another item', line('2004-01', 'BONUS'), 'RETIRED', true, 'ITEM_NOT_PAID_BACK'],
  ['another category', line('2004-01'), 'LIXIU', true, 'CATEGORY_NOT_PAID_BACK'],
  ['no policy', line('1999-01', 'BONUS'), 'LIXIU', false, 'COUNTED'],
])('S073: %s', (_, given, category, withPolicy, outcome) => {
  expect(lineOutcome(given, category, { items, policy: withPolicy ? policy : null })).toBe(outcome);
});

it('S073: says why the months end', () => {
  const lines = [line('2002-06'), line('2006-03')];
  expect(whyMonthsEnd(lines, policy).zh).toBe(
    '台账记载2002-06至2006-03。补发政策第2版补发2003-01至2005-12的欠发,其余月份不补。',
  );
  expect(whyMonthsEnd(lines, null).en).toBe('The ledger runs from 2002-06 to 2006-03.');
  expect(whyMonthsEnd([], policy).zh).toContain('没有欠发');
});
