import { type PayloadOf, type PlacementChosen, UnderstandingCompleted } from '@anzhi/contracts';
import { opaqueId } from '@anzhi/domain';
import { forbidden } from '@anzhi/graphql-kit';
import { factoryIdOfCode, type Tx } from '@anzhi/service-kit';
import { gainsOf } from './domain/understanding.js';
import { lockPeople, type RosterPerson } from './people.store.js';
import {
  PublicityDateInFutureError,
  PublicityPersonUnknownError,
  PublicityRowsRefusedError,
} from './publicity.results.js';
import { checkPeople, eventParts } from './publicity-rows.js';
import type { DeclareUnderstandingsInput, RecordUnderstandingsInput } from './understanding.inputs.js';
import { OwnChoiceNotDeclaredError, UnderstandingsRecorded } from './understanding.results.js';
import { insertUnderstandings, type UnderstandingProof, understandingsOf } from './understanding.store.js';
import { UnderstandingItem } from './understanding.type.js';

/**
 * Records understandings of a signed list, all or none (S036): by the people's own word, or explained by `assistedBy`.
 * What somebody understood before is kept as it was. Emits UnderstandingCompleted for what is new.
 */
export async function recordUnderstandings(tx: Tx, input: RecordUnderstandingsInput) {
  if (input.items.includes(UnderstandingItem.OWN_CHOICE)) return new OwnChoiceNotDeclaredError();
  const factoryId = factoryIdOfCode(input.factoryCode);
  const { date: today } = await tx.clock.now(factoryId);
  if (input.completedOn > today) return new PublicityDateInFutureError(input.completedOn, today);
  const people = await lockPeople(tx, factoryId, input.employeeNos);
  const { accepted, problems } = checkPeople(input.employeeNos, people);
  if (problems.length > 0) return new PublicityRowsRefusedError(problems);
  const { completedOn, evidence } = input;
  const proof = { completedOn, evidence, assistedBy: input.assistedBy ?? null };
  return new UnderstandingsRecorded(
    accepted.length,
    await complete(tx, factoryId, accepted, input.items, proof),
  );
}

/** The signed-in person declares what they understand. Emits UnderstandingCompleted. @throws GraphQLError FORBIDDEN */
export async function declareUnderstandings(tx: Tx, input: DeclareUnderstandingsInput) {
  const factoryId = factoryIdOfCode(input.factoryCode);
  const { self } = tx.viewer;
  if (self?.factoryId !== factoryId) throw forbidden();
  if (input.items.includes(UnderstandingItem.OWN_CHOICE)) return new OwnChoiceNotDeclaredError();
  const person = (await lockPeople(tx, factoryId, [self.employeeNo])).get(self.employeeNo.toUpperCase());
  if (!person || person.leftOn) return new PublicityPersonUnknownError();
  const { date: completedOn } = await tx.clock.now(factoryId);
  const proof = { completedOn, assistedBy: null, evidence: null };
  return new UnderstandingsRecorded(1, await complete(tx, factoryId, [person], input.items, proof));
}

/** Who chose understands their own choice (decision 33). Answers how many of the people are not known here yet. */
export async function understandByChoosing(
  tx: Tx,
  factoryId: string,
  { chosenOn, employeeIds }: PayloadOf<typeof PlacementChosen>,
): Promise<number> {
  const known = await tx.query<{ id: string }>(
    'SELECT employee_id AS id FROM roster_person WHERE factory_id = $1 AND employee_id = ANY ($2)',
    [factoryId, employeeIds],
  );
  const gain = { items: ['OWN_CHOICE'] as const, employeeIds: known.map(({ id }) => id) };
  await insertUnderstandings(tx, factoryId, gain, {
    completedOn: chosenOn,
    assistedBy: null,
    evidence: null,
  });
  return employeeIds.length - known.length;
}

/** Writes what each of the people gains and tells of it. Answers how many understandings are new. */
async function complete(
  tx: Tx,
  factoryId: string,
  people: readonly RosterPerson[],
  items: readonly UnderstandingItem[],
  proof: UnderstandingProof,
): Promise<number> {
  const ids = people.map(({ employeeId }) => employeeId);
  let gained = 0;
  for (const gain of gainsOf(ids, items, await understandingsOf(tx, factoryId, ids))) {
    gained += await insertUnderstandings(tx, factoryId, gain, proof);
    for (const employeeIds of eventParts(gain.employeeIds)) {
      tx.append({
        contract: UnderstandingCompleted,
        factoryId,
        aggregateId: opaqueId('understandings', factoryId, 'all'),
        payload: {
          items: [...gain.items],
          assisted: proof.assistedBy !== null,
          completedOn: proof.completedOn,
          employeeIds,
        },
      });
    }
  }
  return gained;
}
