import { addYears, type LocalDate } from '@anzhi/domain';
import { CUSTODY_PATHS, type CustodyOutcome, type CustodyStepCode, type PathStep } from './custody-paths.js';
import type { RepresentativeKind, UncollectedReason } from './uncollected-state.js';

export interface DoneStep {
  readonly step: CustodyStepCode;
  readonly outcome: CustodyOutcome | null;
  readonly doneOn: LocalDate;
  readonly proof: string;
}

export type StepState = 'DONE' | 'OPEN' | 'WAITING' | 'LATER' | 'NOT_NEEDED';

export interface StepView {
  readonly step: PathStep;
  readonly state: StepState;
  readonly done: DoneStep | null;
  /** The first day on which it can be done, where the law makes one wait. */
  readonly possibleFrom: LocalDate | null;
}

/** The path of a reason with what is done, what can be done today, and what has to wait until when. */
export function custodyPath(
  reason: UncollectedReason,
  done: readonly DoneStep[],
  today: LocalDate,
): StepView[] {
  const by = new Map(done.map((one) => [one.step, one]));
  return CUSTODY_PATHS[reason].map((step) => {
    const own = by.get(step.code) ?? null;
    const possibleFrom = possibleFromOf(step, by);
    return { step, done: own, possibleFrom, state: own ? 'DONE' : stateOf(step, by, possibleFrom, today) };
  });
}

function stateOf(
  step: PathStep,
  done: ReadonlyMap<CustodyStepCode, DoneStep>,
  possibleFrom: LocalDate | null,
  today: LocalDate,
): StepState {
  const outcomes = [...done.values()].flatMap((one) => (one.outcome ? [one.outcome] : []));
  if (step.only && outcomes.length > 0 && !step.only.some((outcome) => outcomes.includes(outcome)))
    return 'NOT_NEEDED';
  if (!step.after.every((code) => done.has(code))) return 'LATER';
  return possibleFrom && possibleFrom > today ? 'WAITING' : 'OPEN';
}

function possibleFromOf(step: PathStep, done: ReadonlyMap<CustodyStepCode, DoneStep>): LocalDate | null {
  const from = step.waits && done.get(step.waits.from);
  if (!step.waits || !from?.outcome) return null;
  return addYears(from.doneOn, step.waits.years[from.outcome] ?? 0);
}

export type StepDecision =
  | { readonly kind: 'RECORD' }
  | { readonly kind: 'NOT_ON_PATH'; readonly path: readonly CustodyStepCode[] }
  | { readonly kind: 'DONE_BEFORE' }
  | {
      readonly kind: 'NOT_YET';
      readonly missing: readonly CustodyStepCode[];
      readonly possibleFrom: LocalDate | null;
    }
  | { readonly kind: 'BAD_OUTCOME'; readonly allowed: readonly CustodyOutcome[] };

/** Whether a step can be recorded as done on that day. */
export function decideStep(
  reason: UncollectedReason,
  done: readonly DoneStep[],
  wanted: Omit<DoneStep, 'proof'>,
): StepDecision {
  const views = custodyPath(reason, done, wanted.doneOn);
  const view = views.find(({ step }) => step.code === wanted.step);
  if (!view || view.state === 'NOT_NEEDED')
    return {
      kind: 'NOT_ON_PATH',
      path: views.filter((one) => one.state !== 'NOT_NEEDED').map((one) => one.step.code),
    };
  if (view.state === 'DONE') return { kind: 'DONE_BEFORE' };
  const recorded = done.map((one) => one.step);
  if (view.state !== 'OPEN') {
    const missing = view.step.after.filter((code) => !recorded.includes(code));
    return { kind: 'NOT_YET', missing, possibleFrom: view.possibleFrom };
  }
  const allowed = view.step.outcomes ?? [];
  const fits =
    allowed.length === 0
      ? wanted.outcome === null
      : wanted.outcome !== null && allowed.includes(wanted.outcome);
  return fits ? { kind: 'RECORD' } : { kind: 'BAD_OUTCOME', allowed };
}

const ENDING: readonly CustodyStepCode[] = ['DECLARED_MISSING', 'DEATH_DECLARED', 'DEATH_RECORDED'];

/**
 * §3.20.2, 劳动合同法 44(3), 46: who died, or was declared missing or dead by a court, before the bankruptcy declaration gets
 * no compensation (wages stay owed); who was merely unheard of on that day gets it whole (44(4)).
 */
export const endsCompensation = (
  { step, doneOn }: Pick<DoneStep, 'step' | 'doneOn'>,
  declaredOn: LocalDate | null,
): boolean => declaredOn !== null && doneOn < declaredOn && ENDING.includes(step);

/** Who may act once the capacity of the person is determined; null before that, or where it plays no part. */
export function actingByCapacity(done: readonly DoneStep[]): readonly RepresentativeKind[] | null {
  const capacity = done.find((one) => one.step === 'CAPACITY_DETERMINED')?.outcome;
  if (!capacity) return null;
  return capacity === 'CAPABLE' ? ['AGENT'] : ['GUARDIAN'];
}
