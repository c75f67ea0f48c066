import { existsSync, readFileSync } from 'node:fs';
import type { FrontRow } from '../front.js';
import type { WorkloadFindings } from '../measure-workload.js';
import type { ServiceTime } from '../service-time.js';
import type { Variant } from '../variants.js';
import { type IdentityMode, MODES, WORKLOADS } from '../workloads.js';
import { type Figures, figuresOf } from './figures.js';

/** When and how something was measured. */
export interface Made {
  readonly date: string;
  readonly commit: string;
  readonly command: string;
}

/** What was found of one workload with one way of identifying. */
export interface Part {
  readonly workload: string;
  readonly mode: IdentityMode;
  readonly made: Made;
  readonly answerKb: number;
  readonly figures: Partial<Readonly<Record<Variant, Figures>>>;
  /** Of real services behind our gateway; empty for stubs. */
  readonly services: readonly ServiceTime[];
}

/** What stands behind the page: each part as it was measured last, by one run or several. */
export interface BenchRecord {
  readonly parts: readonly Part[];
  readonly front: { readonly made: Made; readonly rows: readonly FrontRow[] } | null;
}

/** Sums up what was measured. */
export function partOf(findings: WorkloadFindings, made: Made): Part {
  const { workload, mode, answerBytes, found, services } = findings;
  const figures = Object.fromEntries([...found].map(([variant, what]) => [variant, figuresOf(what)]));
  return {
    workload: workload.name,
    mode,
    made,
    answerKb: Math.round(answerBytes / 1_000),
    figures,
    services,
  };
}

/** The record with `part` in the place of what was measured before of the same; in the order of the page. */
export function withPart(record: BenchRecord, part: Part): BenchRecord {
  const isSame = (one: Part): boolean => one.workload === part.workload && one.mode === part.mode;
  const place = ({ workload, mode }: Part): number =>
    WORKLOADS.findIndex(({ name }) => name === workload) * MODES.length + MODES.indexOf(mode);
  const parts = [...record.parts.filter((one) => !isSame(one)), part];
  return { ...record, parts: parts.sort((one, other) => place(one) - place(other)) };
}

/** What was recorded before; nothing where there is no such file. */
export function readRecord(file: string): BenchRecord {
  if (!existsSync(file)) return { parts: [], front: null };
  return JSON.parse(readFileSync(file, 'utf8')) as BenchRecord;
}
