import { type Bilingual, formatTraceValue, type TraceData } from './trace.js';
import { INPUTS, type InputCode } from './trace-texts.js';

/** What went into a calculation before and goes into it now, ready to read; null where it did not or does not. */
export interface InputChange {
  readonly name: Bilingual;
  readonly before: Bilingual | null;
  readonly after: Bilingual | null;
}

/** The inputs that differ between two traces, in order of the later one; null stands for an amount that was not due. */
export function changedInputs(before: TraceData | null, after: TraceData | null): InputChange[] {
  const was = valuesOf(before);
  const is = valuesOf(after);
  const codes = [...new Set([...is.keys(), ...was.keys()])];
  return codes
    .filter((code) => was.get(code)?.zh !== is.get(code)?.zh)
    .map((code) => ({
      name: { zh: INPUTS[code].zh, en: INPUTS[code].en },
      before: was.get(code) ?? null,
      after: is.get(code) ?? null,
    }));
}

/** Inputs by code; what is given several times, such as spans of arrears, in one text. */
function valuesOf(trace: TraceData | null): Map<InputCode, Bilingual> {
  const values = new Map<InputCode, Bilingual>();
  for (const [code, value] of trace?.inputs ?? []) {
    const { format } = INPUTS[code];
    const text = { zh: formatTraceValue(value, format, 'zh'), en: formatTraceValue(value, format, 'en') };
    const known = values.get(code);
    values.set(code, known ? { zh: `${known.zh}、${text.zh}`, en: `${known.en}, ${text.en}` } : text);
  }
  return values;
}
