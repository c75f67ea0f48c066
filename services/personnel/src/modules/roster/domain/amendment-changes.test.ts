import { amendmentChanges } from './amendment-changes.js';

describe('what an amendment changed, as text', () => {
  it.each<[string, unknown, unknown, string | null, string | null]>([
    ['joinUnitOn', '2015-06-01', '2014-11-01', '2015-06-01', '2014-11-01'],
    ['unit', '保卫科', null, '保卫科', null],
    ['injuryGrade', null, 7, null, '7'],
    ['averageWageFen', '640000', '640001', '6400.00', '6400.01'],
    ['averageWageFen', null, '0', null, '0.00'],
    [
      'specialWork',
      { type: 'HIGH_TEMP', from: '1990-01-01', to: '1995-12-31' },
      null,
      'HIGH_TEMP 1990-01-01 – 1995-12-31',
      null,
    ],
    [
      'arrears',
      null,
      { from: '2026-06', to: '2026-07', monthlyFen: '50000' },
      null,
      '2026-06 – 2026-07, 500.00',
    ],
    ['name', '张三', '张叁', null, null],
    ['employeeNo', 'GZ000001', 'GZ000002', null, null],
    ['identityNumber', '369900199001011234', '369900199001011235', null, null],
  ])('%s: %j → %j', (field, before, after, was, is) => {
    expect(amendmentChanges({ [field]: before }, { [field]: after })).toEqual([
      { field: field === 'averageWageFen' ? 'averageWage' : field, before: was, after: is },
    ]);
  });
});
