import { chineseNumber, congressName, congressWords } from './congress-name.js';

describe('S045 term and session numbers', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [15, '十五'],
    [20, '二十'],
    [99, '九十九'],
  ])('%d is %s', (value, text) => {
    expect(chineseNumber(value)).toBe(text);
  });

  it.each([0, 100, 1.5])('refuses %d', (value) => {
    expect(() => chineseNumber(value)).toThrow(RangeError);
  });

  it('S045 names 第十五届四次职工代表大会', () => {
    const { term, session } = congressWords(15, 4);
    expect([term, session, congressName(term, session)]).toEqual([
      '第十五届',
      '第四次会议',
      '第十五届四次职工代表大会',
    ]);
  });
});
