import type { Tx } from '@anzhi/service-kit';
import type { PlanContentInput } from './plan-content.inputs.js';

/** Writes the row and the money of a new version, a draft. */
export async function insertPlan(
  tx: Tx,
  plan: { factoryId: string; id: string; version: number; draftedOn: string },
  content: PlanContentInput,
): Promise<void> {
  await tx.query(
    `INSERT INTO placement_plan (factory_id, id, version, title, status, channels, standards, drafted_on)
     VALUES ($1, $2, $3, $4, 'DRAFT', $5, $6, $7)`,
    [
      plan.factoryId,
      plan.id,
      plan.version,
      content.title,
      channelsJson(content),
      standardsJson(content),
      plan.draftedOn,
    ],
  );
  await insertMoney(tx, plan.factoryId, plan.id, content);
}

/** Replaces what a version says; secured money stays where the revision says nothing of it. */
export async function replaceContent(
  tx: Tx,
  factoryId: string,
  id: string,
  content: PlanContentInput,
): Promise<void> {
  await tx.query(
    `UPDATE placement_plan SET title = $3, channels = $4, standards = $5, revision = revision + 1
      WHERE factory_id = $1 AND id = $2`,
    [factoryId, id, content.title, channelsJson(content), standardsJson(content)],
  );
  await tx.query('DELETE FROM placement_plan_budget WHERE factory_id = $1 AND plan_id = $2', [factoryId, id]);
  if (content.funding)
    await tx.query('DELETE FROM placement_plan_funding WHERE factory_id = $1 AND plan_id = $2', [
      factoryId,
      id,
    ]);
  await insertMoney(tx, factoryId, id, content);
}

/** Copies the text and the money of a version into the amendment that would replace it. */
export async function insertAmendment(
  tx: Tx,
  amendment: { factoryId: string; id: string; version: number; draftedOn: string; reason: string },
  amendedId: string,
): Promise<void> {
  const { factoryId, id, version, draftedOn, reason } = amendment;
  await tx.query(
    `INSERT INTO placement_plan (factory_id, id, version, title, status, channels, standards, drafted_on, amends_version, amend_reason)
     SELECT factory_id, $3, $4, title, 'AMENDING', channels, standards, $5, version, $6
       FROM placement_plan WHERE factory_id = $1 AND id = $2`,
    [factoryId, amendedId, id, version, draftedOn, reason],
  );
  await tx.query(
    `INSERT INTO placement_plan_budget (factory_id, plan_id, no, item, amount, source)
     SELECT factory_id, $3, no, item, amount, source FROM placement_plan_budget WHERE factory_id = $1 AND plan_id = $2`,
    [factoryId, amendedId, id],
  );
  await tx.query(
    `INSERT INTO placement_plan_funding (factory_id, plan_id, no, source, amount, basis)
     SELECT factory_id, $3, no, source, amount, basis FROM placement_plan_funding WHERE factory_id = $1 AND plan_id = $2`,
    [factoryId, amendedId, id],
  );
}

/** Writes the budget by item and source, and the secured money by source with what it rests on. */
async function insertMoney(
  tx: Tx,
  factoryId: string,
  planId: string,
  { budget, funding }: PlanContentInput,
): Promise<void> {
  const lines = budget.map(({ item, amount, source }, index) => ({
    no: index + 1,
    item,
    amount: amount.toString(),
    source,
  }));
  await tx.query(
    `INSERT INTO placement_plan_budget (factory_id, plan_id, no, item, amount, source)
     SELECT $1, $2, no, item, amount, source
       FROM jsonb_to_recordset($3::jsonb) AS line(no integer, item text, amount bigint, source text)`,
    [factoryId, planId, JSON.stringify(lines)],
  );
  const secured = (funding ?? []).map(({ source, amount, basis }, index) => ({
    no: index + 1,
    source,
    amount: amount.toString(),
    basis,
  }));
  await tx.query(
    `INSERT INTO placement_plan_funding (factory_id, plan_id, no, source, amount, basis)
     SELECT $1, $2, no, source, amount, basis
       FROM jsonb_to_recordset($3::jsonb) AS line(no integer, source text, amount bigint, basis text)`,
    [factoryId, planId, JSON.stringify(secured)],
  );
}

const channelsJson = (content: PlanContentInput): string =>
  JSON.stringify(
    content.channels.map(({ code, name, nameEn, eligibilityRule, benefits }) => ({
      code,
      name,
      nameEn,
      eligibilityRule,
      benefits,
    })),
  );

const standardsJson = (content: PlanContentInput): string =>
  JSON.stringify(
    content.standards.map(({ item, standard, legalBasis }) => ({
      item,
      standard,
      legalBasis: legalBasis ?? null,
    })),
  );
