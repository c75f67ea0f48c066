import { HALL_STEPS, type HallStep, nextStep, type StepFacts, stepGap } from './hall-steps.js';

const all: StepFacts = { done: new Set(), factsFinal: true, chosen: true, signed: true, payable: true };
const after = (...done: HallStep[]): ReadonlySet<HallStep> => new Set(done);
const before = (step: HallStep): ReadonlySet<HallStep> =>
  new Set(HALL_STEPS.slice(0, HALL_STEPS.indexOf(step)));

describe('S055: the seven steps of the hall', () => {
  it.each(HALL_STEPS)('%s is open once the steps before it are done', (step) => {
    expect(stepGap(step, { ...all, done: before(step) })).toBeNull();
    expect(nextStep(before(step))).toBe(step);
  });

  it('go in order, each once', () => {
    expect(stepGap('EXPLAIN', all)).toBe('EARLIER_STEP_OPEN');
    expect(stepGap('VERIFY', { ...all, done: after('VERIFY') })).toBe('DONE_BEFORE');
    expect(nextStep(new Set(HALL_STEPS))).toBeNull();
  });

  it.each<[HallStep, Partial<StepFacts>, string]>([
    ['CHOOSE', { chosen: false }, 'NOT_CHOSEN'],
    ['SIGN', { factsFinal: false }, 'FACTS_NOT_FINAL'],
    ['SIGN', { signed: false }, 'NOT_SIGNED'],
    ['FINANCE', { payable: false }, 'NO_ACCOUNT'],
  ])('%s waits for what it stands for: %j', (step, lacking, gap) => {
    expect(stepGap(step, { ...all, ...lacking, done: before(step) })).toBe(gap);
  });
});
