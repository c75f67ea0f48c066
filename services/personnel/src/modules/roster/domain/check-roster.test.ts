import fc from 'fast-check';
import { check, HEADER, identityNumber, person } from './roster.fixture.js';
import { RosterFileError } from './roster-file-error.js';

const someone = (n: number, cells: Parameters<typeof person>[0] = {}): string[] =>
  person({
    employeeNo: `GZ${n}`,
    identityNumber: identityNumber('19800101', String(2 * n + 1).padStart(3, '0')),
    ...cells,
  });

function refusal(run: () => unknown): RosterFileError {
  try {
    run();
  } catch (error) {
    if (error instanceof RosterFileError) return error;
    throw error;
  }
  throw new Error('expected a RosterFileError');
}

describe('the same number twice', () => {
  test('rejects the later row and names the line of the first', () => {
    const { accepted, problems } = check([someone(1), someone(2), someone(3, { employeeNo: 'gz1' })]);
    expect(accepted.map((row) => row.line)).toEqual([2, 3]);
    expect(problems.map((p) => [p.line, p.field, p.code])).toEqual([[4, '工号', 'EMPLOYEE_NO_REPEATED']]);
    expect(problems[0]?.messageZh).toBe('工号与第2行重复');
  });

  test('is seen in an identity number however it is written, also when the first row was rejected', () => {
    const first = someone(1, { averageWage: '-1' });
    const again = someone(2, { identityNumber: ` ${identityNumber('19800101', '003').toLowerCase()}` });
    expect(check([first, again]).problems.map((p) => [p.line, p.code])).toEqual([
      [2, 'MONEY_NEGATIVE'],
      [3, 'IDENTITY_NUMBER_REPEATED'],
    ]);
  });

  test('leaves out what was concluded from a number that is someone else’s, and keeps the rest', () => {
    const again = someone(2, {
      identityNumber: identityNumber('19800101', '003'),
      sex: '女',
      joinedWorkOn: '1990-01-01',
      averageWage: 'x',
    });
    expect(check([someone(1), again]).problems.map((p) => p.code)).toEqual([
      'IDENTITY_NUMBER_REPEATED',
      'MONEY_SHAPE',
    ]);
  });
});

describe('records that are no people', () => {
  test('are left out with a warning, blank ones without', () => {
    const blank = HEADER.map(() => ' ');
    const totals = HEADER.map((_, i) => (i === 1 ? '合 计' : i === 14 ? '3200.50' : ''));
    const { accepted, problems, warnings, finish } = check([
      someone(1),
      blank,
      [...HEADER],
      someone(2),
      totals,
      ['制表人:李四'],
    ]);
    expect(accepted).toHaveLength(2);
    expect(problems).toEqual([]);
    expect(warnings.map((w) => [w.line, w.code])).toEqual([
      [4, 'REPEATED_HEADER_SKIPPED'],
      [6, 'TOTAL_ROW_SKIPPED'],
      [7, 'FOOTER_ROW_SKIPPED'],
    ]);
    expect(finish()).toMatchObject({ rows: 2, accepted: 2, rejected: 0 });
  });

  test('do not include a person who lacks nearly everything', () => {
    const bare = HEADER.map((_, i) => (i === 1 ? '王五' : ''));
    expect(check([bare]).problems.map((p) => p.field)).toEqual(['工号', '性别', '身份证号', '人员类别']);
  });
});

describe('the header', () => {
  test('may stand in any order, in full-width signs, below a title, with columns that nobody knows', () => {
    const header = [
      '血型',
      ...[...HEADER].reverse().map((text) => (text.includes('(') ? text.replace('(元)', '（元）') : text)),
    ];
    const { accepted, warnings } = check([header, ['A', ...someone(1).reverse()]], ['赣江汽修厂职工花名册']);
    expect(accepted[0]).toMatchObject({ employeeNo: 'GZ1', extra: { 血型: 'A' } });
    expect(warnings.map((w) => [w.line, w.field, w.code])).toEqual([
      [1, '', 'HEADER_NOT_FIRST_LINE'],
      [2, '血型', 'UNKNOWN_COLUMN'],
    ]);
  });

  test('may lack what is optional', () => {
    expect(check([someone(1).slice(0, -2)], HEADER.slice(0, -2)).accepted[0]).toMatchObject({
      phone: null,
      remarks: null,
    });
  });

  test('is refused with the names of all columns that it lacks', () => {
    const error = refusal(() =>
      check(
        [],
        HEADER.filter((text) => text !== '姓名' && text !== '工伤等级'),
      ),
    );
    expect([error.code, error.line, error.message]).toEqual([
      'HEADER_COLUMNS_MISSING',
      1,
      'columns are missing: 姓名、工伤等级',
    ]);
  });

  test('is refused when a column stands twice, also under another name', () => {
    expect(refusal(() => check([], [...HEADER, '身份证号码'])).code).toBe('HEADER_COLUMN_REPEATED');
    expect(refusal(() => check([], [...HEADER, '血型', '血型'])).code).toBe('HEADER_COLUMN_REPEATED');
  });

  test('is missed in a file without one, and in a unit that is not yuan', () => {
    expect(
      refusal(() =>
        check(
          Array.from({ length: 12 }, () => ['a', 'b']),
          ['x', 'y'],
        ),
      ).code,
    ).toBe('HEADER_COLUMNS_MISSING');
    expect(refusal(() => check([['a', 'b']], ['x', 'y']).finish()).code).toBe('HEADER_COLUMNS_MISSING');
    const tenThousands = HEADER.map((text) => text.replace('(元)', '(万元)'));
    expect(refusal(() => check([], tenThousands)).message).toContain('月欠发额(元)');
  });

  test('alone is no roster', () => {
    expect(refusal(() => check([]).finish()).code).toBe('ROWS_MISSING');
    expect(refusal(() => check([[' ']], ['']).finish()).code).toBe('FILE_EMPTY');
  });
});

test('invariant: the order of rows changes nothing but which of two equal numbers comes first', () => {
  const row = fc.record({
    n: fc.integer({ min: 1, max: 30 }),
    wage: fc.constantFrom('1.00', '-1', 'x', '3200.005', '2,000'),
  });
  const rows = fc.array(row, { minLength: 1, maxLength: 20 });
  const shuffled = rows.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  );
  fc.assert(
    fc.property(shuffled, ([one, other]) => {
      const run = (all: typeof one) => {
        const counts = new Map<number, number>();
        for (const { n } of all) counts.set(n, (counts.get(n) ?? 0) + 1);
        const unique = new Set([...counts].filter(([, times]) => times === 1).map(([n]) => `GZ${n}`));
        const result = check(all.map(({ n, wage }) => someone(n, { averageWage: wage })));
        const summary = result.finish();
        expect(summary.accepted + summary.rejected).toBe(all.length);
        expect(summary.arrearsTotal).toBe(BigInt(summary.accepted) * 700007n);
        return result.accepted
          .map((r) => r.employeeNo)
          .filter((no) => unique.has(no))
          .sort();
      };
      expect(run(other)).toEqual(run(one));
    }),
  );
});
