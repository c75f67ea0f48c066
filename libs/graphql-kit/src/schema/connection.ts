import type { Queryable } from '@anzhi/outbox';
import { ArgsType, type ClassType, Directive, Field, Int, ObjectType } from 'type-graphql';
import { Inherit } from '../access/allow.js';
import { badUserInput } from '../access/errors.js';

/** Lists answer at most this many at once (architecture rule 10). */
export const PAGE_LIMIT = 100;
/** Past this many, `totalCount` says this and `totalCountExact` is false (decision 15). */
export const COUNT_LIMIT = 10_000;

@Inherit()
@ObjectType({ description: 'Where a page of a list begins and ends (分页信息).' })
@Directive('@shareable')
export class PageInfo {
  @Field(() => Boolean, { description: 'True when more follow (是否有下一页).' })
  hasNextPage: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Give this as `after` to get the next page (末尾游标).',
  })
  endCursor: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: 'How many to answer, 1 to 100 (每页数量).' })
  first: number;

  @Field(() => String, { nullable: true, description: 'The cursor after which to go on (起始游标).' })
  after?: string | null;
}

export interface Page<T> {
  nodes: T[];
  pageInfo: PageInfo;
  /** Computed only when selected. */
  count(): Promise<number>;
}

/** A connection type of `Node`: `nodes`, `pageInfo`, `totalCount` and `totalCountExact`. Declare once per node type. */
export function connectionOf<T extends object>(node: ClassType<T>, name: string, term: string) {
  @Inherit()
  @ObjectType(`${name}ConnectionBase`, { description: `A page of ${term}.` })
  class Connection {
    @Field(() => [node], { description: 'The page in order (本页记录).' })
    nodes: T[];

    @Field(() => PageInfo, { description: 'Where the page ends (分页信息).' })
    pageInfo: PageInfo;

    count: () => Promise<number>;

    @Field(() => Int, { description: 'How many there are, counted up to 10,000 (总数).' })
    async totalCount(): Promise<number> {
      return Math.min(await this.count(), COUNT_LIMIT);
    }

    @Field(() => Boolean, { description: 'False when there are more than `totalCount` says (总数是否精确).' })
    async totalCountExact(): Promise<boolean> {
      return (await this.count()) <= COUNT_LIMIT;
    }
  }
  return Connection;
}

/** Checks `first` and opens the cursor. @throws GraphQLError BAD_USER_INPUT with the field */
export function readPage(args: PageArgs): { limit: number; after: string[] | null } {
  if (args.first < 1 || args.first > PAGE_LIMIT) throw badUserInput(`first is 1 to ${PAGE_LIMIT}`, 'first');
  return { limit: args.first, after: args.after ? openCursor(args.after) : null };
}

/** An opaque cursor over the sort keys of a row. */
function makeCursor(keys: readonly string[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/**
 * Makes a page from `limit + 1` rows.
 * @param count answers how many there are in all, at most COUNT_LIMIT + 1; called only when selected
 */
export function toPage<T>(
  rows: readonly T[],
  limit: number,
  keysOf: (row: T) => string[],
  count: () => Promise<number>,
): Page<T> {
  const nodes = rows.slice(0, limit);
  const last = nodes.at(-1);
  let counted: Promise<number> | null = null;
  return {
    nodes,
    pageInfo: { hasNextPage: rows.length > limit, endCursor: last ? makeCursor(keysOf(last)) : null },
    count: () => {
      counted ??= count();
      return counted;
    },
  };
}

/**
 * How many rows `from` gives, counted up to one past COUNT_LIMIT so that a long list costs no full scan.
 * @param from what follows FROM, with its WHERE
 */
export async function countRows(reads: Queryable, from: string, params: readonly unknown[]): Promise<number> {
  const [row] = await reads.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM (SELECT 1 FROM ${from} LIMIT ${COUNT_LIMIT + 1}) AS counted`,
    params,
  );
  return row?.n ?? 0;
}

function openCursor(cursor: string): string[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(keys) && keys.every((key) => typeof key === 'string')) return keys as string[];
  } catch {
    // falls through to the one message below
  }
  throw badUserInput('after is not a cursor of this list', 'after');
}
