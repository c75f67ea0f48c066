import { type Fen, formatYuan } from '@anzhi/domain';
import type { Bilingual } from '../../rules/domain/trace.js';
import type { InputChange } from '../../rules/domain/trace-inputs.js';

/** A dated change of what is recorded of a person, and on what it rests. */
export interface FactCause {
  readonly fact: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly changedOn: string;
  readonly legalBasis: string;
  readonly evidence: string;
}

/** A changed parameter, its law, and what it alone does to this amount, in fen. */
export interface ParameterCause {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly source: Bilingual | null;
  readonly effect: Fen;
}

export interface Difference {
  readonly before: Fen;
  readonly after: Fen;
  readonly inputs: readonly InputChange[];
  readonly facts: readonly FactCause[];
  readonly parameters: readonly ParameterCause[];
}

/** Why an amount is another than before, for the person to read: amounts, changed inputs, the acts behind them, changed rules. */
export function explainDifference(difference: Difference): Bilingual {
  return { zh: tell(difference, 'zh'), en: tell(difference, 'en') };
}

type Language = keyof Bilingual;

function tell(difference: Difference, language: Language): string {
  const causes = [
    ...difference.inputs.map((input) => tellInput(input, language)),
    ...difference.facts.map((fact) => tellFact(fact, language)),
    ...difference.parameters.filter(({ effect }) => effect !== 0n).map((one) => tellParameter(one, language)),
  ];
  const unchanged = { zh: '没有找到影响该金额的变化。', en: 'Nothing that concerns this amount changed.' };
  return [tellAmount(difference, language), ...(causes.length > 0 ? causes : [unchanged[language]])].join(
    '\n',
  );
}

function tellAmount({ before, after }: Difference, language: Language): string {
  const change = after - before;
  const size = formatYuan(change < 0n ? -change : change);
  const [was, is] = [formatYuan(before), formatYuan(after)];
  if (language === 'en') {
    const verb = change > 0n ? `${size} yuan more` : change < 0n ? `${size} yuan less` : 'no difference';
    return `Before ${was} yuan, now ${is} yuan: ${verb}.`;
  }
  const verb = change > 0n ? `增加${size}元` : change < 0n ? `减少${size}元` : '没有变化';
  return `原金额${was}元,现金额${is}元,${verb}。`;
}

function tellInput({ name, before, after }: InputChange, language: Language): string {
  const none = language === 'zh' ? '无' : 'none';
  const [was, is] = [before?.[language] ?? none, after?.[language] ?? none];
  return language === 'zh'
    ? `计算依据“${name.zh}”由${was}变为${is}。`
    : `Given “${name.en}”: ${was}, now ${is}.`;
}

function tellFact(
  { fact, before, after, changedOn, legalBasis, evidence }: FactCause,
  language: Language,
): string {
  const [was, is] = [before ?? '—', after ?? '—'];
  return language === 'zh'
    ? `${changedOn}更正记录(${fact}):${was} → ${is};依据:${legalBasis};证据:${evidence}。`
    : `Record changed on ${changedOn} (${fact}): ${was} → ${is}; basis: ${legalBasis}; evidence: ${evidence}.`;
}

function tellParameter({ path, before, after, source, effect }: ParameterCause, language: Language): string {
  const sign = effect > 0n ? '+' : '';
  const cite = source?.[language] ?? '';
  return language === 'zh'
    ? `规则参数${path}由${before ?? '无'}改为${after ?? '无'},单独影响${sign}${formatYuan(effect)}元${cite}。`
    : `Rule ${path}: ${before ?? 'none'}, now ${after ?? 'none'}; by itself ${sign}${formatYuan(effect)} yuan${cite}.`;
}
