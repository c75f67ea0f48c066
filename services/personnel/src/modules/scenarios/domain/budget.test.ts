import { parseYuan } from '@anzhi/domain';
import { fundingGap, type ItemLine } from './budget.js';
import { summarizeChanges } from './changes.js';

const line = (payer: ItemLine['payer'], yuan: string): ItemLine => ({
  kind: 'COMPENSATION',
  payer,
  claimClass: 'CLASS_1',
  people: 1,
  onceFen: parseYuan(yuan),
  monthlyFen: 0n,
  totalFen: parseYuan(yuan),
});

it('S040: the funding plan names the gap of each source, and none where an insurance fund pays by law', () => {
  const items = [
    line('ESTATE', '1000'),
    line('ESTATE', '500'),
    line('GROUP', '10'),
    line('INJURY_FUND', '700'),
  ];
  const funds = [
    { source: 'ESTATE' as const, amountFen: parseYuan('1200') },
    { source: 'GROUP' as const, amountFen: parseYuan('4000') },
  ];
  expect(fundingGap(items, funds)).toEqual([
    { source: 'ESTATE', neededFen: 150_000n, fundedFen: 120_000n, gapFen: 30_000n },
    { source: 'GROUP', neededFen: 1_000n, fundedFen: 400_000n, gapFen: 0n },
    { source: 'INJURY_FUND', neededFen: 70_000n, fundedFen: 0n, gapFen: 0n },
  ]);
});

describe('who gains and who loses', () => {
  it('counts, adds up and ranks the changes that are not zero', () => {
    expect(summarizeChanges([0n, -500n, 100n, 200n, 0n, -100n])).toEqual({
      gainers: 2,
      losers: 2,
      unchanged: 2,
      gainedFen: 300n,
      lostFen: 600n,
      quantilesFen: [-500n, -500n, -500n, -100n, 100n, 200n, 200n],
    });
  });

  it('has no quantiles where nothing changes', () => {
    expect(summarizeChanges([0n, 0n])).toMatchObject({ unchanged: 2, quantilesFen: [] });
  });
});
