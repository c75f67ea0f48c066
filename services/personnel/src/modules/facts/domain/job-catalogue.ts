import type { SpecialWorkType } from '../../rules/domain/rule-pack.js';

/** An entry of the catalogue of special jobs; `ref` is how a period names it. */
export interface CatalogueJob {
  readonly ref: string;
  readonly job: string;
  readonly type: SpecialWorkType;
  readonly industry: string;
  readonly citation: string;
}

/**
 * The built-in list: a small extract with its sources, TO BE CHECKED against the ministries' published lists before
 * production (劳社部发[1999]8号: what no list names is special work for nobody). A new list is a new version.
 */
export const CATALOGUE_VERSION = 'CN-EXTRACT@1';

const METALLURGY = '劳动人事部 1985 年汇编《提前退休工种名录》冶金机械部分,待核对';
const CHEMISTRY = '劳动人事部 1985 年汇编《提前退休工种名录》化工部分,待核对';
const MINING = '劳动人事部 1985 年汇编《提前退休工种名录》煤炭矿山部分,待核对';

const job = (
  code: string,
  name: string,
  type: SpecialWorkType,
  industry: string,
  citation: string,
): CatalogueJob => ({ ref: `${CATALOGUE_VERSION}/${code}`, job: name, type, industry, citation });

export const BUILT_IN_CATALOGUE: readonly CatalogueJob[] = [
  job('M01', '铸造工', 'HIGH_TEMP', '机械', METALLURGY),
  job('M02', '锻造工', 'HIGH_TEMP', '机械', METALLURGY),
  job('M03', '炼钢工', 'HIGH_TEMP', '冶金', METALLURGY),
  job('M04', '热处理工', 'HIGH_TEMP', '机械', METALLURGY),
  job('M05', '清砂工', 'EXTRA_HEAVY', '机械', METALLURGY),
  job('M06', '喷漆工', 'TOXIC', '机械', METALLURGY),
  job('M07', '电镀工', 'TOXIC', '机械', METALLURGY),
  job('M08', '高空架设工', 'HIGH_ALTITUDE', '建筑安装', METALLURGY),
  job('C01', '化工操作工(有毒)', 'TOXIC', '化工', CHEMISTRY),
  job('C02', '冷冻工', 'LOW_TEMP', '化工', CHEMISTRY),
  job('K01', '井下采掘工', 'UNDERGROUND', '矿山', MINING),
  job('K02', '井下运输工', 'UNDERGROUND', '矿山', MINING),
];

/** The entry that a job has in a list, by its whole name; null when the list does not name it. */
export function findJob(list: readonly CatalogueJob[], name: string): CatalogueJob | null {
  const wanted = name.trim();
  return list.find((entry) => entry.job === wanted) ?? null;
}
