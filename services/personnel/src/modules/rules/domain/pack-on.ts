import type { LocalDate } from '@anzhi/domain';
import type { RulePack } from './rule-pack.js';

/** The pack with the yearly figures that count on a day put in; the pack itself before the first of them, or without a day. */
export function packOn(pack: RulePack, on: LocalDate | null): RulePack {
  const [latest] = pack.yearly
    .filter((table) => on !== null && table.from <= on)
    .sort((a, b) => (a.from < b.from ? 1 : -1));
  if (!latest) return pack;
  const given = Object.entries(latest.averages).filter(([, figure]) => figure !== undefined);
  return { ...pack, averages: { ...pack.averages, ...Object.fromEntries(given) } };
}
