import type { RequestContext } from '@anzhi/graphql-kit';
import { Explanation } from '@anzhi/graphql-kit';
import { loadPeople } from '../facts/index.js';
import { agreementNo, agreementUrl } from './agreement-no.js';
import { missingBeforeChoice, type UnderstandingItemKind } from './domain/understanding.js';
import { channelContext, decisionOf, type PersonDecision } from './eligibility.js';
import {
  Placement,
  PlacementCaseType,
  PlacementChannel,
  PlacementChoice,
  PlacementOption,
} from './placement.type.js';

/** A person as the loaders key them. */
export interface PersonKey {
  factoryId: string;
  employeeId: string;
}

interface ChannelSqlRow {
  factory_id: string;
  employee_id: string;
  channel_code: string;
  channel_name: string;
  channel_name_en: string;
}

interface PlacementSqlRow extends ChannelSqlRow {
  status: Placement['status'];
  agreement_no: number | null;
  body_hash: string | null;
  signed_on: string | null;
  effective_on: string | null;
}

interface ChoiceSqlRow extends ChannelSqlRow {
  status: PlacementChoice['status'];
  chosen_on: string;
  assisted: boolean;
}

/** The standing placements of the people of one request, in one query; null for those without. */
export function loadPlacement(context: RequestContext, person: PersonKey): Promise<Placement | null> {
  return context
    .loader<PersonKey, Placement | null>('placement', async (people) => {
      const rows = await context.reads.query<PlacementSqlRow>(
        `SELECT p.factory_id, p.employee_id, p.channel_code, p.channel_name, p.channel_name_en, p.status, p.agreement_no,
           p.signed_on, p.effective_on, d.body_hash FROM unnest($1::text[], $2::uuid[]) AS k(factory_id, id)
           JOIN placement p ON p.factory_id = k.factory_id AND p.employee_id = k.id AND p.status NOT IN ('VOID', 'SUPERSEDED')
           LEFT JOIN agreement_document d ON d.factory_id = p.factory_id AND d.placement_id = p.id`,
        keysOf(people),
      );
      return inOrder(people, rows, toPlacement);
    })
    .load(person);
}

/** The newest choice that was not withdrawn of the people of one request, in one query; null for those without. */
export function loadChoice(context: RequestContext, person: PersonKey): Promise<PlacementChoice | null> {
  return context
    .loader<PersonKey, PlacementChoice | null>('placement-choice', async (people) => {
      const rows = await context.reads.query<ChoiceSqlRow>(
        `SELECT DISTINCT ON (c.factory_id, c.employee_id) c.factory_id, c.employee_id, c.channel_code, c.channel_name,
           c.channel_name_en, c.status, c.chosen_on, c.assisted FROM unnest($1::text[], $2::uuid[]) AS k(factory_id, id)
           JOIN placement_choice c ON c.factory_id = k.factory_id AND c.employee_id = k.id AND c.status <> 'WITHDRAWN'
          ORDER BY c.factory_id, c.employee_id, c.id DESC`,
        keysOf(people),
      );
      return inOrder(people, rows, toChoice);
    })
    .load(person);
}

/** What the people of one request must still understand before they may choose, in one query. */
export function loadMissingUnderstandings(
  context: RequestContext,
  person: PersonKey,
): Promise<UnderstandingItemKind[]> {
  return context
    .loader<PersonKey, UnderstandingItemKind[]>('missing-understandings', async (people) => {
      const rows = await context.reads.query<{ key: string; items: UnderstandingItemKind[] }>(
        `SELECT u.factory_id || '/' || u.employee_id AS key, array_agg(u.item) AS items
           FROM unnest($1::text[], $2::uuid[]) AS k(factory_id, id)
           JOIN employee_understanding u ON u.factory_id = k.factory_id AND u.employee_id = k.id GROUP BY 1`,
        keysOf(people),
      );
      const held = new Map(rows.map(({ key, items }) => [key, items]));
      return people.map(({ factoryId, employeeId }) =>
        missingBeforeChoice(held.get(`${factoryId}/${employeeId}`)),
      );
    })
    .load(person);
}

/** How a person stands with every channel of the plan; null until plan, rule set and declaration stand. */
function loadDecision(context: RequestContext, person: PersonKey): Promise<PersonDecision | null> {
  return context
    .loader<PersonKey, PersonDecision | null>('placement-decision', async (people) => {
      const decisions = new Map<string, PersonDecision>();
      for (const factoryId of new Set(people.map((one) => one.factoryId))) {
        const channels = await channelContext(context.reads, factoryId);
        if (Array.isArray(channels)) continue;
        const employeeIds = people
          .filter((one) => one.factoryId === factoryId)
          .map(({ employeeId }) => employeeId);
        for (const { facts } of await loadPeople(context.reads, factoryId, { employeeIds }))
          decisions.set(facts.employeeId, decisionOf(facts, channels));
      }
      return people.map(({ employeeId }) => decisions.get(employeeId) ?? null);
    })
    .load(person);
}

/** Every channel of the plan as it stands for the person; empty until plan, rule set and declaration stand. */
export async function loadOptions(context: RequestContext, person: PersonKey): Promise<PlacementOption[]> {
  const decision = await loadDecision(context, person);
  return (decision?.options ?? []).map(({ rule, open, reason }) =>
    Object.assign(new PlacementOption(), {
      channel: channelOf(rule.code, rule.name, rule.nameEn),
      open,
      reason: Object.assign(new Explanation(), reason),
    }),
  );
}

/** The row of the decision table that matches the person; null until plan, rule set and declaration stand. */
export async function loadPlacementCase(
  context: RequestContext,
  person: PersonKey,
): Promise<PlacementCaseType | null> {
  const decision = await loadDecision(context, person);
  if (!decision) return null;
  return Object.assign(new PlacementCaseType(), {
    code: decision.case,
    reason: Object.assign(new Explanation(), decision.reason),
    care: decision.care && Object.assign(new Explanation(), decision.care),
  });
}

const keysOf = (people: readonly PersonKey[]): [string[], string[]] => [
  people.map((person) => person.factoryId),
  people.map((person) => person.employeeId),
];

function inOrder<R extends ChannelSqlRow, T>(
  people: readonly PersonKey[],
  rows: readonly R[],
  make: (row: R) => T,
): (T | null)[] {
  const byPerson = new Map(rows.map((row) => [`${row.factory_id}/${row.employee_id}`, row]));
  return people.map(({ factoryId, employeeId }) => {
    const row = byPerson.get(`${factoryId}/${employeeId}`);
    return row ? make(row) : null;
  });
}

const channelOf = (code: string, name: string, nameEn: string): PlacementChannel =>
  Object.assign(new PlacementChannel(), { code, name, nameEn });

const toPlacement = (row: PlacementSqlRow): Placement =>
  Object.assign(new Placement(), {
    channel: channelOf(row.channel_code, row.channel_name, row.channel_name_en),
    status: row.status,
    agreementNo: row.agreement_no === null ? null : agreementNo(row.factory_id, row.agreement_no),
    agreementUrl:
      row.body_hash === null || row.agreement_no === null
        ? null
        : agreementUrl(row.factory_id, row.agreement_no),
    agreementHash: row.body_hash,
    signedOn: row.signed_on,
    effectiveOn: row.effective_on,
  });

const toChoice = (row: ChoiceSqlRow): PlacementChoice =>
  Object.assign(new PlacementChoice(), {
    channel: channelOf(row.channel_code, row.channel_name, row.channel_name_en),
    status: row.status,
    chosenOn: row.chosen_on,
    assisted: row.assisted,
  });
