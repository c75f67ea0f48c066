import { type ActOnObjections, moveAll } from './act-on-objections.js';
import { changesOf, correctionCheck, correctRoster } from './correct-roster.js';
import { finalKinds } from './final.js';
import {
  ObjectionCorrectionNeedsReopeningError,
  ObjectionDismissalCorrectsError,
} from './objection.errors.js';
import type { RecordJudgmentInput, RecordLitigationInput } from './objection.inputs.js';

/** Records that the person sued after the notified decision (企业破产法 art. 48: 可以向人民法院提起诉讼). */
export const sue: ActOnObjections<RecordLitigationInput> = {
  kindOf: () => ({ kind: 'SUE' }),
  save: async (tx, factoryId, allowed) => {
    const { date } = await tx.clock.now(factoryId);
    await moveAll(tx, factoryId, allowed, ({ court, caseNo }) => ({ court, case_no: caseNo, sued_on: date }));
  },
};

/** Records the judgment. Before FINAL its correction goes onto the roster; after FINAL a reopening carries it. */
export const judge: ActOnObjections<RecordJudgmentInput> = {
  kindOf: () => ({ kind: 'JUDGE' }),
  check: async (tx, factoryId, inputs, objections) => {
    const corrections = await correctionCheck(tx, factoryId, inputs, objections);
    const final = inputs.some(changesOf) ? await finalKinds(tx, factoryId) : null;
    return {
      before: (input, objection) => {
        const fault = corrections.before(input, objection);
        if (fault) return fault;
        const corrects = changesOf(input) !== null;
        return corrects && input.result === 'DISMISSED' ? new ObjectionDismissalCorrectsError() : null;
      },
      after: (input, objection) =>
        changesOf(input) && final?.has(objection.kind)
          ? new ObjectionCorrectionNeedsReopeningError()
          : corrections.after(input, objection),
    };
  },
  save: async (tx, factoryId, allowed) => {
    const { date } = await tx.clock.now(factoryId);
    await moveAll(tx, factoryId, allowed, ({ judgmentNo, result }) => ({
      ...{ judgment_no: judgmentNo, judged_on: date, judged_result: result },
    }));
    await correctRoster(tx, factoryId, allowed, ({ judgmentNo }) => `生效判决 ${judgmentNo}`);
  },
};
