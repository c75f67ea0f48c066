import type { ReadTx } from '@anzhi/service-kit';
import { decideChannels } from '../channels/domain/eligibility.js';
import { adoptedPack } from '../entitlements/index.js';
import { loadNextPeople } from '../facts/index.js';
import { rosterState } from '../roster/index.js';
import { assessPerson } from '../rules/domain/assessment.js';
import type { PlacementCase } from '../rules/domain/placement-cases.js';
import type { Channel } from './approved-plan.js';
import { placementRules } from './channel-rules.js';
import {
  checkAgreements,
  checkConsultation,
  checkData,
  checkFunds,
  checkMeasures,
  checkOpinions,
  type PlanCheck,
  type SourceMoney,
  type Unplaced,
} from './domain/plan-checks.js';
import { checkRepresentation, type Representation } from './domain/representation.js';
import { congressRules } from './plan.regime.js';

/** People assessed at once: a large roster is never in memory whole, and other requests get their turn. */
const STEP = 1_000;

/** Every check of a plan as the data stands now (S039, S042, S043): the three of the review first, advice last. */
export async function checkPlan(tx: ReadTx, factoryId: string, planId: string): Promise<PlanCheck[]> {
  const [plan] = await tx.query<{ channels: Channel[]; amends: number | null }>(
    'SELECT channels, amends_version AS amends FROM placement_plan WHERE factory_id = $1 AND id = $2',
    [factoryId, planId],
  );
  if (!plan) throw new Error(`plan ${planId} of ${factoryId} is not there`);
  const checks = [
    await dataCheck(tx, factoryId),
    checkMeasures(await unplaced(tx, factoryId, plan.channels)),
    checkFunds(await moneyBySource(tx, factoryId, planId)),
    checkOpinions(await openOpinions(tx, factoryId, planId)),
  ];
  if (plan.amends !== null) {
    const codes = plan.channels.map(({ code }) => code);
    checks.push(checkAgreements(await standingAgreements(tx, factoryId), codes));
  }
  const congress = await representation(tx, factoryId, planId);
  return [
    ...checks,
    checkConsultation(congress.representatives, congress.consulted),
    checkRepresentation(congress, (await congressRules(tx, factoryId)).congress),
  ];
}

/** Budget and secured money by source, in fen, of the sources that either names. */
export function moneyBySource(tx: ReadTx, factoryId: string, planId: string): Promise<SourceMoney[]> {
  return tx.query<SourceMoney>(
    `SELECT source, sum(budget)::bigint AS budget, sum(funded)::bigint AS funded
       FROM (SELECT source, amount AS budget, 0 AS funded FROM placement_plan_budget WHERE factory_id = $1 AND plan_id = $2
             UNION ALL
             SELECT source, 0, amount FROM placement_plan_funding WHERE factory_id = $1 AND plan_id = $2) AS line
      GROUP BY source ORDER BY source`,
    [factoryId, planId],
  );
}

async function dataCheck(tx: ReadTx, factoryId: string): Promise<PlanCheck> {
  const { frozenOn } = await rosterState(tx, factoryId);
  const [facts] = await tx.query<{ roster: number; calculated: number | null; leftOut: number }>(
    `SELECT (SELECT count(*)::int FROM employee WHERE factory_id = $1) AS roster,
       (SELECT people FROM calculation WHERE factory_id = $1 ORDER BY calculated_at DESC, id DESC LIMIT 1) AS calculated,
       (SELECT count(*)::int FROM roster_left_out WHERE factory_id = $1 AND resolved_on IS NULL) AS "leftOut"`,
    [factoryId],
  );
  return checkData({ frozen: frozenOn !== null, ...facts! });
}

/**
 * People to whom no channel of the plan is open, by the row of §3.9 that they belong to. The dead and missing are
 * settled with heirs and custodians (§6.1), not by a channel. Null while rules or declaration are missing.
 */
async function unplaced(
  tx: ReadTx,
  factoryId: string,
  channels: readonly Channel[],
): Promise<Unplaced[] | null> {
  const pack = await adoptedPack(tx, factoryId);
  const { declaredOn, regime } = await rosterState(tx, factoryId);
  if (!pack || !declaredOn) return null;
  const rules = placementRules({ regime, channels }).flatMap(({ rule }) => (rule ? [rule] : []));
  const found = new Map<PlacementCase, number>();
  for (let after = 0; ; ) {
    const people = await loadNextPeople(tx, factoryId, { afterSerial: after, limit: STEP });
    const last = people.at(-1);
    if (last === undefined) break;
    after = last.employee.serial;
    for (const { facts } of people) {
      const decision = decideChannels(assessPerson(facts, pack, declaredOn), rules, pack.reasons);
      if (decision.case === 'HEIR_OR_CUSTODIAN' || decision.options.some(({ open }) => open)) continue;
      found.set(decision.case, (found.get(decision.case) ?? 0) + 1);
    }
  }
  return [...found].map(([row, people]) => ({ name: pack.reasons.cases[row], people }));
}

/** Opinions on the plan without a reply. */
export async function openOpinions(tx: ReadTx, factoryId: string, planId: string): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM delegation_opinion WHERE factory_id = $1 AND plan_id = $2 AND disposition IS NULL',
    [factoryId, planId],
  );
  return row?.n ?? 0;
}

/** Agreements signed and not ended, by channel. */
function standingAgreements(
  tx: ReadTx,
  factoryId: string,
): Promise<{ channelCode: string; people: number }[]> {
  return tx.query(
    `SELECT channel_code AS "channelCode", count(*)::int AS people FROM placement
      WHERE factory_id = $1 AND status IN ('SIGNED', 'EFFECTIVE', 'SETTLED') GROUP BY channel_code ORDER BY channel_code`,
    [factoryId],
  );
}

/** The congress in office, and how many of it were talked with about the plan (0 without one). */
export async function representation(
  tx: ReadTx,
  factoryId: string,
  planId: string | null,
): Promise<Representation & { consulted: number }> {
  const [row] = await tx.query<Representation & { consulted: number }>(
    `SELECT (SELECT count(*)::int FROM employee WHERE factory_id = $1 AND category = 'ACTIVE_ON_POST') AS staff,
            count(*)::int AS representatives, count(*) FILTER (WHERE r.manager)::int AS managers,
            count(*) FILTER (WHERE EXISTS (SELECT 1 FROM consultation_talk t
              WHERE t.factory_id = r.factory_id AND t.plan_id = $2::uuid AND t.representative_id = r.id))::int AS consulted
       FROM congress_representative r WHERE r.factory_id = $1 AND r.ended_on IS NULL`,
    [factoryId, planId],
  );
  return row!;
}
