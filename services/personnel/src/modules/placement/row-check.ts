import type { EmployeeFacts } from '../roster/index.js';
import { type PlacementRowFault, PlacementRowProblem, type UnderstandingItem } from './placement.results.js';

const TEXT: Record<PlacementRowFault, string> = {
  UNKNOWN_EMPLOYEE: '花名册中无此工号 (nobody on the roster has this number)',
  UNKNOWN_CHANNEL: '方案中无此安置方式 (the plan has no such channel)',
  TWICE_IN_INPUT: '名单中重复 (stands twice in the list)',
  CHANNEL_CLOSED: '不符合该安置方式的条件 (the channel is not open)',
  UNDERSTANDING_MISSING: '四了解前三项未完成 (has not understood reasons, policy and channels yet)',
  CHOICE_FIXED: '选择已确认或协议已签订,须先撤回 (confirmed or signed; withdraw it first)',
  POSTED_OTHERWISE:
    '与三榜定案的项目不符,须先补充公示 (the final posting says otherwise; it needs a supplementary posting first)',
  NO_CHOICE: '尚未选择安置方式 (has not chosen yet)',
  NOT_CONFIRMED: '选择尚未确认 (the choice is not confirmed; confirm it first)',
  ALREADY_SIGNED: '协议已签订 (the agreement is signed already)',
  NOT_SIGNED: '没有相应状态的协议 (no agreement in the state that this act needs)',
  PAYMENT_UNDER_WAY:
    '该职工的安置款已列入付款批次 (placement money is on a payment batch; cancel that first)',
  NOT_EFFECTIVE: '该职工没有生效的安置 (no placement of the person is in effect)',
  SAME_CHANNEL: '与现安置方式相同 (placed in that channel already)',
  HEALTH_CHECK_OPEN:
    '离岗前职业健康检查未完成,不得终止劳动关系(职业病防治法35) (the health check on leaving comes before the end of the relation)',
  BEFORE_SIGNING: '生效日期早于签订日期 (takes effect before it was signed)',
};

/** Why a row is refused; `detail` says it better where the rule knows more. */
export interface RowRefusal {
  readonly fault: PlacementRowFault;
  readonly detail?: string;
  readonly understandings?: readonly UnderstandingItem[];
}

/** A refused row with the reason in words. */
export function rowProblem(index: number, employeeNo: string, refusal: RowRefusal): PlacementRowProblem {
  return Object.assign(new PlacementRowProblem(), {
    index,
    employeeNo,
    reason: refusal.fault,
    message: refusal.detail ?? TEXT[refusal.fault],
    understandings: [...(refusal.understandings ?? [])],
  });
}

export interface CheckedRows<T> {
  readonly accepted: readonly T[];
  readonly problems: PlacementRowProblem[];
}

/**
 * Looks at each row of a list in order: unknown people and people who stand twice are refused, the others as `check`
 * decides. The list is taken all or none, so every fault is gathered.
 */
export function checkRows<T>(
  employeeNos: readonly string[],
  people: ReadonlyMap<string, EmployeeFacts>,
  check: (person: EmployeeFacts, index: number) => T | RowRefusal,
): CheckedRows<T> {
  const accepted: T[] = [];
  const problems: PlacementRowProblem[] = [];
  const seen = new Set<string>();
  for (const [index, employeeNo] of employeeNos.entries()) {
    const key = employeeNo.toUpperCase();
    const person = people.get(key);
    const known = seen.has(key) ? 'TWICE_IN_INPUT' : person ? null : 'UNKNOWN_EMPLOYEE';
    seen.add(key);
    if (known || !person) {
      problems.push(rowProblem(index, employeeNo, { fault: known ?? 'UNKNOWN_EMPLOYEE' }));
      continue;
    }
    const checked = check(person, index);
    if (isFault(checked)) problems.push(rowProblem(index, employeeNo, checked));
    else accepted.push(checked);
  }
  return { accepted, problems };
}

function isFault<T>(checked: T | RowRefusal): checked is RowRefusal {
  return typeof checked === 'object' && checked !== null && 'fault' in checked;
}
