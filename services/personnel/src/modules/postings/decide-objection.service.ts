import { ObjectionRefused } from '@anzhi/contracts';
import { recordAttempts } from '../notices/index.js';
import { type ActOnObjections, moveAll, type ObjectionTarget } from './act-on-objections.js';
import { changesOf, correctionCheck, correctRoster } from './correct-roster.js';
import type {
  DecideObjectionInput,
  NotifyObjectionInput,
  RecordHearingInput,
  RejectObjectionInput,
} from './objection.inputs.js';
import { noticesOf } from './objection.store.js';
import { tellDecisions } from './tell-decisions.js';

export const accept: ActOnObjections<ObjectionTarget> = {
  kindOf: () => ({ kind: 'ACCEPT' }),
  save: (tx, factoryId, allowed) => moveAll(tx, factoryId, allowed),
};

export const reject: ActOnObjections<RejectObjectionInput> = {
  kindOf: ({ remedies }) => ({ kind: 'REJECT_FORM', remedies: remedies ?? '' }),
  save: async (tx, factoryId, allowed) => {
    await moveAll(tx, factoryId, allowed, ({ reason, remedies }) => ({
      form_reason: reason,
      remedies: remedies ?? '',
    }));
    for (const { referralId } of allowed.map(({ objection }) => objection))
      if (referralId)
        tx.append({
          contract: ObjectionRefused,
          factoryId,
          aggregateId: referralId,
          payload: { referralId, reason: 'REJECTED_FORM' },
        });
  },
};

export const hear: ActOnObjections<RecordHearingInput> = {
  kindOf: () => ({ kind: 'HEAR' }),
  save: async (tx, factoryId, allowed) => {
    const { date } = await tx.clock.now(factoryId);
    await moveAll(tx, factoryId, allowed, ({ note }) => ({ heard_on: date, hearing_note: note }));
  },
};

/** Decides on the merits; UPHELD and PARTLY put the correction on the roster as a dated amendment (§3.10). */
export const decide: ActOnObjections<DecideObjectionInput> = {
  kindOf: (input) => ({
    ...{ kind: 'DECIDE', result: input.result, remedies: input.remedies ?? '' },
    corrects: changesOf(input) !== null,
  }),
  check: correctionCheck,
  save: async (tx, factoryId, allowed) => {
    const { date } = await tx.clock.now(factoryId);
    await moveAll(tx, factoryId, allowed, ({ result, reasons, remedies, correction }) => ({
      ...{ result, reasons, remedies: remedies ?? '', decided_on: date, decided_by: tx.viewer.subject },
      correction_field: correction?.field ?? null,
      correction_value: correction?.value ?? null,
    }));
    await correctRoster(tx, factoryId, allowed, () => '企业破产法 art. 48');
  },
};

/**
 * Records that decisions were served, with their proof (decision 25): an attempt at the letter of each, whose service notifies
 * the person.
 */
export const notify: ActOnObjections<NotifyObjectionInput> = {
  kindOf: () => ({ kind: 'NOTIFY' }),
  save: async (tx, factoryId, allowed) => {
    const ids = allowed.map(({ objection }) => objection.id);
    // Decisions from before there were letters get theirs here.
    await tellDecisions(tx, factoryId, ids);
    const keys = await noticesOf(tx, factoryId, ids);
    const attempts = allowed.map(({ input: { means, proof } }, place) => ({
      ...{ noticeKey: keys[place]!, means, proof, status: 'SERVED' as const },
      ...{ failure: null, documentIds: [], representativeKey: null },
    }));
    await recordAttempts(tx, factoryId, attempts, 'SERVED');
  },
};
