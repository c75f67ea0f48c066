import { createHash } from 'node:crypto';
import type { ReadTx, Tx } from '@anzhi/service-kit';
import { type TracedEntitlement, tracedEntitlementsOf } from '../entitlements/index.js';
import type { EmployeeFacts } from '../roster/index.js';
import { renderTrace } from '../rules/domain/trace.js';
import { TITLES } from '../rules/domain/trace-texts.js';
import { agreementNo } from './agreement-no.js';
import { AGREEMENT_TEMPLATE_VERSION, type AgreementAmount, agreementText } from './domain/agreement-text.js';
import { type ChannelContext, optionsOf } from './eligibility.js';
import type { PlacementRow } from './placement.store.js';
import { factsOf, type Standing } from './standing.js';

/** A placement that is signed now, under its number. */
export interface SignedPlacement {
  readonly placement: PlacementRow;
  readonly person: EmployeeFacts;
  readonly no: number;
}

/** Where and when a list is signed, and by what. */
export interface Signing {
  readonly factoryId: string;
  readonly context: ChannelContext;
  readonly standing: Standing;
  readonly signedOn: string;
  readonly place: string;
}

/**
 * Draws up the agreements that are signed, word for word, with the amounts as they stand now: what was signed never
 * changes. A few statements for the whole list.
 */
export async function drawUpAgreements(
  tx: Tx,
  signing: Signing,
  signed: readonly SignedPlacement[],
): Promise<void> {
  const { factoryId } = signing;
  const ids = signed.map(({ person }) => person.employeeId);
  const amounts = new Map<string, TracedEntitlement[]>(ids.map((id) => [id, []]));
  for (const amount of await tracedEntitlementsOf(tx, factoryId, ids))
    amounts.get(amount.employeeId)?.push(amount);
  const factoryName = await factoryNameOf(tx, factoryId);
  const documents = signed.map(({ placement, person, no }) => {
    const body = textOf(
      signing,
      { placement, person, no },
      factoryName,
      amounts.get(person.employeeId) ?? [],
    );
    return { id: placement.id, no, body, hash: createHash('sha256').update(body).digest('hex') };
  });
  await tx.query(
    `INSERT INTO agreement_document (factory_id, placement_id, agreement_no, template_version, body, body_hash, drawn_up_on)
     SELECT $1, d.id, d.no, $3, d.body, d.hash, $4 FROM jsonb_to_recordset($2::jsonb) AS d(id uuid, no int, body text, hash text)`,
    [factoryId, JSON.stringify(documents), AGREEMENT_TEMPLATE_VERSION, signing.signedOn],
  );
}

function textOf(
  { factoryId, context, standing, signedOn, place }: Signing,
  { placement, person, no }: SignedPlacement,
  factoryName: string,
  amounts: readonly TracedEntitlement[],
): string {
  const option = optionsOf(factsOf(person, standing), context).find(
    ({ rule }) => rule.code === placement.channelCode,
  );
  return agreementText({
    number: agreementNo(factoryId, no),
    factoryName,
    regime: context.pack.regime,
    declaredOn: context.declaredOn,
    planVersion: context.planVersion,
    person,
    channel: {
      code: placement.channelCode,
      name: option?.rule.name ?? placement.channelCode,
      settles: placement.settles,
    },
    ground: option?.reason.zh ?? '',
    amounts: amounts.map(amountOf),
    signedOn,
    place,
  });
}

function amountOf({ amountFen, payer, recurrence, trace }: TracedEntitlement): AgreementAmount {
  const calculation = renderTrace(trace).zh.split('\n').slice(1);
  return { title: TITLES[trace.title].zh, amountFen, payer, recurrence, calculation };
}

async function factoryNameOf(tx: ReadTx, factoryId: string): Promise<string> {
  const [row] = await tx.query<{ name: string }>('SELECT name FROM known_factory WHERE factory_id = $1', [
    factoryId,
  ]);
  return row?.name ?? factoryId.toUpperCase();
}
