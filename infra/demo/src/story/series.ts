export const SERIES = ['FACTS', 'BACK_PAY'] as const;
export type Series = (typeof SERIES)[number];
