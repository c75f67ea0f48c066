import type { RulePack } from '../../rules/domain/rule-pack.js';
import { type Bilingual, citeOf, renderSource } from '../../rules/domain/trace.js';
import { type PlanCheck, toCheck } from './plan-checks.js';

/** How the adopted rules make up a congress; whole percent, each with its source. */
export type CongressTerms = RulePack['congress'];

/** Numbers of people: staff in service, representatives in office, managers among them. */
export interface Representation {
  readonly staff: number;
  readonly representatives: number;
  readonly managers: number;
}

/** How many representatives the staff needs: the share rounded up, at least so many; of a smaller staff everybody. */
export function representativesNeeded(staff: number, terms: CongressTerms): number {
  const share = Math.ceil((staff * terms.minimumPercent.value) / 100);
  return Math.min(staff, Math.max(share, terms.minimumPeople.value));
}

/** Advisory: enough representatives, and not too many managers among them (§3.11). Pure. */
export function checkRepresentation(
  { staff, representatives, managers }: Representation,
  terms: CongressTerms,
): PlanCheck {
  const missing: Bilingual[] = [];
  const needed = representativesNeeded(staff, terms);
  const { minimumPercent: share, minimumPeople: least, managerPercent: most } = terms;
  if (representatives < needed)
    missing.push(
      withSource(
        `职工代表 ${representatives} 人,应不少于 ${needed} 人`,
        `${representatives} representatives, at least ${needed} are needed: ${share.value} % of ${staff} and ${least.value}`,
        share,
      ),
    );
  if (managers * 100 > representatives * most.value)
    missing.push(
      withSource(
        `管理人员代表 ${managers} 人,超过代表总数的百分之 ${most.value}`,
        `${managers} of ${representatives} representatives are managers, more than ${most.value} %`,
        most,
      ),
    );
  return { ...toCheck('REPRESENTATION', missing), advisory: true };
}

function withSource(zh: string, en: string, source: CongressTerms['managerPercent']): Bilingual {
  const rendered = renderSource(citeOf(source));
  return { zh: zh + rendered.zh, en: en + rendered.en };
}
