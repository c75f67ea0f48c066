import { formatYuan, localDate, parseYuan } from '@anzhi/domain';
import {
  type CompensationPreviewInput,
  checkCompensationPreview,
  previewCompensation,
} from './compensation-preview.js';
import { builtInPack } from './packs.js';

const input: CompensationPreviewInput = {
  hireDate: localDate('1985-07-01'),
  endDate: localDate('2025-12-31'),
  averageMonthlyWage: parseYuan('6400'),
  cityAverageMonthlyWage: parseYuan('7000'),
  minimumMonthlyWage: parseYuan('2000'),
  priorServiceFrom: null,
};

describe('compensation preview, decision 20', () => {
  it('takes FULL and YEAR_UP where nothing is said, under either regime’s pack', () => {
    for (const regime of ['STATUTORY', 'POLICY'] as const) {
      expect(formatYuan(previewCompensation(input, builtInPack(regime)).amount)).toBe('262400.00');
    }
    const capped = { ...input, segmentAPolicy: 'CAP_12' as const, segmentARounding: null };
    expect(formatYuan(previewCompensation(capped, builtInPack('STATUTORY')).amount)).toBe('192000.00');
  });

  it.each<[string, Partial<CompensationPreviewInput>, string | null]>([
    ['a plain input', {}, null],
    ['one day of service', { endDate: localDate('1985-07-01') }, null],
    ['prior service from the hire date', { priorServiceFrom: localDate('1985-07-01') }, null],
    ['an end before the hire', { endDate: localDate('1985-06-30') }, 'endDate'],
    ['prior service after the hire', { priorServiceFrom: localDate('1985-07-02') }, 'priorServiceFrom'],
    ['a negative wage', { averageMonthlyWage: -1n }, 'averageMonthlyWage'],
    ['a negative minimum', { minimumMonthlyWage: -1n }, 'minimumMonthlyWage'],
  ])('%s: fault on %s', (_, over, field) => {
    expect(checkCompensationPreview({ ...input, ...over })?.field ?? null).toBe(field);
  });
});
