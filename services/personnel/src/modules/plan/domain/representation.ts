import type { Bilingual } from '../../rules/domain/trace.js';
import { type PlanCheck, toCheck } from './plan-checks.js';

/** How a workers' congress is made up (企业民主管理规定, 总工发[2012]12号, arts. 8–9; articles not read at source). */
export const REPRESENTATION = {
  law: '企业民主管理规定(总工发〔2012〕12号)第八条、第九条',
  /** Representatives of all staff, at least; in percent. */
  minimumPercent: 5,
  minimumPeople: 30,
  /** Managers among the representatives, at most; in percent. */
  managerPercent: 20,
} as const;

/** Numbers of people: staff in service, representatives in office, managers among them. */
export interface Representation {
  readonly staff: number;
  readonly representatives: number;
  readonly managers: number;
}

/** How many representatives the staff needs: 5 % rounded up, at least 30; of a smaller staff everybody. */
export function representativesNeeded(staff: number): number {
  const share = Math.ceil((staff * REPRESENTATION.minimumPercent) / 100);
  return Math.min(staff, Math.max(share, REPRESENTATION.minimumPeople));
}

/** Advisory: enough representatives, and not too many managers among them. Pure. */
export function checkRepresentation({ staff, representatives, managers }: Representation): PlanCheck {
  const missing: Bilingual[] = [];
  const needed = representativesNeeded(staff);
  if (representatives < needed)
    missing.push({
      zh: `职工代表 ${representatives} 人,应不少于 ${needed} 人(${REPRESENTATION.law})`,
      en: `${representatives} representatives, at least ${needed} are needed: 5 % of ${staff} and 30`,
    });
  if (managers * 100 > representatives * REPRESENTATION.managerPercent)
    missing.push({
      zh: `管理人员代表 ${managers} 人,超过代表总数的百分之二十(${REPRESENTATION.law})`,
      en: `${managers} of ${representatives} representatives are managers, more than 20 %`,
    });
  return { ...toCheck('REPRESENTATION', missing), advisory: true };
}
