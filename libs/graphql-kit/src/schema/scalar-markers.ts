/** Markers for `@Field(() => Fen)`: type-graphql maps classes to scalars, our values are bigint and branded text. */
// biome-ignore lint/complexity/noStaticOnlyClass: type-graphql maps classes, so a marker is one
export class Fen {
  /** type-graphql rebuilds input values that it does not take for instances, and knows no bigint: money would arrive as `{}`. */
  static [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'bigint';
  }
}
export class LocalDateText {}
export class YearMonthText {}
export class InstantText {}
