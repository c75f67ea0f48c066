const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A number from 1 to 99 in Chinese, as terms and sessions are counted: 15 → 十五. @throws RangeError outside */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99) throw new RangeError(`${value} is not 1 to 99`);
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${DIGITS[value % 10]}`;
}

/** Term and session as they are written: 15, 4 → 第十五届, 第四次会议. */
export function congressWords(termNo: number, sessionNo: number): { term: string; session: string } {
  return { term: `第${chineseNumber(termNo)}届`, session: `第${chineseNumber(sessionNo)}次会议` };
}

/** What the session is called: 第十五届, 第四次会议 → 第十五届四次职工代表大会. */
export function congressName(term: string, session: string): string {
  return `${term}${session.replace(/^第(.+次)会议$/, '$1')}职工代表大会`;
}
