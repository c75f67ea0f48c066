import { type Fen, formatYuan, parseYuan } from '@anzhi/domain';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

/** Money at the edge: an exact decimal string of yuan; inside it is integer fen. Input matches ^\d+(\.\d{1,2})?$ (decision 20). */
export const YuanScalar = new GraphQLScalarType<Fen, string>({
  name: 'Yuan',
  description:
    'Money in yuan as an exact decimal string with two digits, "102400.00" (金额,元). Input: digits with at most two decimals.',
  serialize: (value) => {
    if (typeof value !== 'bigint') throw new GraphQLError('Yuan is served from integer fen');
    return formatYuan(value);
  },
  parseValue: (value) => parse(value),
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});

/** Thirteen digits, the point and two more: far above any estate, and below what a bigint column holds in fen. */
const LONGEST = 16;

function parse(value: unknown): Fen {
  if (typeof value === 'string' && value.length > LONGEST)
    throw badValue('Yuan has at most 13 digits before the point');
  if (typeof value !== 'string') throw badValue('Yuan is a string such as "102400.00"');
  try {
    return parseYuan(value);
  } catch {
    throw badValue('Yuan is digits with at most two decimals, such as "102400.00"; no sign, no comma');
  }
}

/** A plain error: graphql-js then says where the value stood, and the error formatter makes BAD_USER_INPUT of it. */
const badValue = (message: string): TypeError => new TypeError(message);
