/** Markers for `@Field(() => Fen)`: type-graphql maps classes to scalars, our values are bigint and branded text. */
export class Fen {}
export class LocalDateText {}
export class YearMonthText {}
export class InstantText {}
