import { type Fen, formatYmdEn, formatYmdZh, formatYuan, Ratio, type Ymd } from '@anzhi/domain';
import type { Citation } from './rule-pack.js';
import { LAWS } from './trace-laws.js';
import {
  INPUTS,
  type InputCode,
  STEPS,
  type StepCode,
  TERMS,
  TITLES,
  type TitleCode,
} from './trace-texts.js';

/** Text in both languages; Chinese is what people see first. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** A value inside a trace: fen as digits, dates, months, decimals and codes as text, counts as numbers. */
export type TraceValue = string | number;

/** One arithmetic step: its text, its source (`LAW:article`, empty for plain arithmetic), its numbers. */
export type TraceStep = readonly [code: StepCode, cite: string, ...values: TraceValue[]];

export type TraceInput = readonly [code: InputCode, value: TraceValue];

/**
 * How a figure came about: inputs, rule version, cited steps. It is plain JSON, small enough to be stored with every
 * entitlement, and becomes text only when somebody reads it ({@link renderTrace}).
 */
export interface TraceData {
  readonly title: TitleCode;
  /** Code and version of the rule set, as `statutory@1`. */
  readonly rules: string;
  readonly inputs: TraceInput[];
  readonly steps: TraceStep[];
}

/** Rules whose calculations write nothing down: amounts for which nobody will ask why, as in a what-if. */
export const UNTRACED = '';

/** What an untraced calculation writes to; it never holds anything. */
const NOTHING_NOTED: TraceData = Object.freeze({
  title: 'COMPENSATION',
  rules: UNTRACED,
  inputs: [],
  steps: [],
});

/** An empty trace of a calculation under a rule set (`code@version`); one that takes nothing where it is {@link UNTRACED}. */
export function startTrace(title: TitleCode, rules: string): TraceData {
  return rules === UNTRACED ? NOTHING_NOTED : { title, rules, inputs: [], steps: [] };
}

/** Writes down what went into a calculation. */
export function noteInput(trace: TraceData, code: InputCode, value: Notable): void {
  if (trace !== NOTHING_NOTED) trace.inputs.push([code, written(value)]);
}

/** Writes down one step; `cite` from {@link citeOf}, or '' for plain arithmetic. */
export function noteStep(trace: TraceData, code: StepCode, cite: string, ...values: Notable[]): void {
  if (trace === NOTHING_NOTED) return;
  const step: [StepCode, string, ...TraceValue[]] = [code, cite];
  for (const value of values) step.push(written(value));
  trace.steps.push(step);
}

/** What a step may be given: fen and lengths of service become text only where something is written down. */
type Notable = TraceValue | Fen | Ymd;

function written(value: Notable): TraceValue {
  if (typeof value === 'bigint') return fenValue(value);
  return typeof value === 'object' ? ymdValue(value) : value;
}

/** Writes down the steps of another calculation that this one rests on. */
export function noteSteps(trace: TraceData, steps: readonly TraceStep[]): void {
  if (trace !== NOTHING_NOTED) trace.steps.push(...steps);
}

/** A source as it is stored in a step. */
export function citeOf(citation: Citation): string {
  return `${citation.law}:${citation.article}`;
}

/** Fen as it is stored in a step. */
export function fenValue(fen: Fen): string {
  return fen.toString();
}

/** A length of service as it is stored in a step. */
export function ymdValue(length: Ymd): string {
  return `${length.years}-${length.months}-${length.days}`;
}

/** Renders a trace so that a person can follow it by hand: sources, inputs, numbered steps with their numbers. */
export function renderTrace(trace: TraceData): Bilingual {
  return { zh: renderIn(trace, 'zh'), en: renderIn(trace, 'en') };
}

export type Language = keyof Bilingual;

function renderIn(trace: TraceData, language: Language): string {
  const zh = language === 'zh';
  const inputs = trace.inputs.map(([code, value]) => {
    const input = INPUTS[code];
    return `${input[language]}${zh ? ' ' : ': '}${formatTraceValue(value, input.format, language)}`;
  });
  const steps = trace.steps.map((step, index) => renderStep(step, index + 1, language));
  const head = `${TITLES[trace.title][language]}${zh ? '(规则版本 ' : ' (rules '}${trace.rules}${zh ? ')' : ')'}`;
  const known = inputs.length === 0 ? [] : [`${zh ? '已知:' : 'Given: '}${inputs.join(zh ? ';' : '; ')}`];
  return [head, ...known, ...steps].join('\n');
}

function renderStep(step: TraceStep, number: number, language: Language): string {
  const [code, cite, ...values] = step;
  const text = STEPS[code][language].replace(
    /\{(\d+)(?::(\w+))?\}/g,
    (_, position: string, format?: string) =>
      formatTraceValue(values[Number(position)] ?? '', format, language),
  );
  const source = cite === '' ? '' : renderCite(cite, language);
  return `${number}. ${text}${source}`;
}

/** A stored source in both languages; empty for none. */
export function renderSource(cite: string): Bilingual {
  if (cite === '') return { zh: '', en: '' };
  return { zh: renderCite(cite, 'zh'), en: renderCite(cite, 'en') };
}

/** Writes a stored source as `〔劳动合同法 47(2)〕` or ` [Labour Contract Law, art. 47(2)]`. */
function renderCite(cite: string, language: Language): string {
  const colon = cite.lastIndexOf(':');
  const law = cite.slice(0, colon);
  const article = cite.slice(colon + 1);
  const name = LAWS[law]?.[language] ?? law;
  if (language === 'zh') return `〔${name}${articleZh(article)}〕`;
  if (article === '') return ` [${name}]`;
  return isYear(article) ? ` [${name} ${article}]` : ` [${name}, art. ${article}]`;
}

function articleZh(article: string): string {
  if (article === '') return '';
  return isYear(article) ? `${article}年` : `第${article}条`;
}

function isYear(article: string): boolean {
  return /^\d{4}$/.test(article);
}

/** A stored value as people read it, by the format of its input or step. */
export function formatTraceValue(value: TraceValue, format: string | undefined, language: Language): string {
  const text = String(value);
  switch (format) {
    case 'yuan':
      return language === 'zh' ? `${formatYuan(BigInt(text))}元` : `${formatYuan(BigInt(text))} yuan`;
    case 'ymd': {
      const [years = 0, months = 0, days = 0] = text.split('-').map(Number);
      return language === 'zh' ? formatYmdZh({ years, months, days }) : formatYmdEn({ years, months, days });
    }
    case 'percent':
      return `${trimZeros(Ratio.parse(text).times(100).toDecimal(4))}%`;
    case 'term':
      return TERMS[text]?.[language] ?? text;
    default:
      return text;
  }
}

function trimZeros(decimal: string): string {
  return decimal.replace(/\.?0+$/, '');
}
