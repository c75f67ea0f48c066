import { localDate, yearMonth } from '@anzhi/domain';
import { GraphQLScalarType, Kind } from 'graphql';

/** A civil date of Asia/Shanghai. */
export const LocalDateScalar = textScalar(
  'LocalDate',
  'A civil date, "2026-08-18" (日期).',
  'LocalDate is a date that exists, 1900 to 2199, such as "2026-08-18"',
  (text) => withinReach(localDate(text)),
);

/** A civil month. */
export const YearMonthScalar = textScalar(
  'YearMonth',
  'A civil month, "2026-08" (年月).',
  'YearMonth is a month, 1900 to 2199, such as "2026-08"',
  (text) => withinReach(yearMonth(text)),
);

/** An instant with offset; served as written by the factory's clock. */
export const DateTimeScalar = textScalar(
  'DateTime',
  'An instant with its offset, "2026-08-18T09:00:00+08:00" (时刻).',
  'DateTime is an instant with offset such as "2026-08-18T09:00:00+08:00"',
  (text) => {
    if (
      !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/.test(text) ||
      Number.isNaN(Date.parse(text))
    ) {
      throw new Error('not an instant');
    }
    return text;
  },
);

/** Nobody alive was born before 1900, and no clock of law runs past 2199: a slip of the keyboard, not a date. */
function withinReach<T extends string>(text: T): T {
  if (text < '1900' || text >= '2200') throw new RangeError('out of reach');
  return text;
}

function textScalar(
  name: string,
  description: string,
  hint: string,
  parse: (text: string) => string,
): GraphQLScalarType<string, string> {
  const read = (value: unknown): string => {
    try {
      if (typeof value !== 'string') throw new Error('not a string');
      return parse(value);
    } catch {
      throw new TypeError(hint);
    }
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
    parseValue: read,
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined),
  });
}
