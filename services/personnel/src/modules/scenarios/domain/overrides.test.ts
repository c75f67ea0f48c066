import { builtInPack } from '../../rules/domain/packs.js';
import { overridePack } from './overrides.js';

const pack = builtInPack('STATUTORY');

describe('parameters of a what-if', () => {
  it('put values otherwise, cite the assumption and leave the pack alone', () => {
    const before = structuredClone(pack);
    const made = overridePack(pack, [
      { path: 'averages.cityMonthlyWage', value: '"5000.00"' },
      { path: 'averages.minimumMonthlyWage', value: '2100.50' },
      { path: 'compensation.segmentAPolicy', value: 'CAP_12' },
      { path: 'compensation.capUnits', value: '10' },
    ]);
    expect(made).toMatchObject({
      pack: {
        averages: {
          cityMonthlyWage: { value: '5000.00', law: '情景假设' },
          minimumMonthlyWage: { value: '2100.50' },
        },
        compensation: { segmentAPolicy: { value: 'CAP_12' }, capUnits: { value: 10 } },
      },
    });
    expect(pack).toEqual(before);
  });

  it.each([
    ['an unknown path', 'averages.nothing', '1', 'no parameter'],
    ['a group', 'averages', '1', 'no parameter'],
    ['what every object has', 'constructor.prototype', '1', 'no parameter'],
    ['a value of the wrong shape', 'averages.cityMonthlyWage', '"many"', 'yuan'],
    ['a word that is none of the choices', 'compensation.segmentAPolicy', 'SOME', 'Invalid'],
    ['a fee that the regime does not know', 'resettlementFee.variant', 'V4', 'no parameter'],
  ])('refuse %s', (_, path, value, problem) => {
    const found = overridePack(pack, [{ path, value }]);
    expect(found).toMatchObject({ faults: [{ path, problem: expect.stringContaining(problem) }] });
  });

  it('refuse a path given twice', () => {
    const twice = { path: 'compensation.capUnits', value: '10' };
    expect(overridePack(pack, [twice, twice])).toMatchObject({ faults: [{ problem: 'given twice' }] });
  });
});
