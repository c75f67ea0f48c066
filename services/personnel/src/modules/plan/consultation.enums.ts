import { registerEnumType } from 'type-graphql';
import { ROW_FAULTS, type RowFault } from './domain/representative-rows.js';

export enum OpinionDisposition {
  ADOPTED = 'ADOPTED',
  PARTLY = 'PARTLY',
  EXPLAINED = 'EXPLAINED',
  NOT_ADOPTED = 'NOT_ADOPTED',
}
registerEnumType(OpinionDisposition, {
  name: 'OpinionDisposition',
  description: 'What becomes of an opinion (意见处理结果).',
  valuesConfig: {
    ADOPTED: { description: 'Taken into the plan (采纳).' },
    PARTLY: { description: 'Taken into the plan in part (部分采纳).' },
    EXPLAINED: { description: 'A question that was explained (已解释).' },
    NOT_ADOPTED: { description: 'Not taken up, with the reason (未采纳并说明理由).' },
  } satisfies Record<OpinionDisposition, { description: string }>,
});

export const RepresentativeFaultEnum = Object.fromEntries(ROW_FAULTS.map((fault) => [fault, fault])) as {
  [Fault in RowFault]: Fault;
};
registerEnumType(RepresentativeFaultEnum, {
  name: 'RepresentativeFault',
  description: 'Why a line of a list of representatives is refused (名单有误的原因).',
  valuesConfig: {
    UNKNOWN_EMPLOYEE: { description: 'Nobody has the number (工号不存在).' },
    NOT_IN_SERVICE: { description: 'Representatives are elected from people in service (非在职职工).' },
    TWICE_IN_INPUT: { description: 'The number stands twice in the list (名单内重复).' },
    IN_OFFICE: { description: 'The person is a representative of this term already (已是本届代表).' },
    NOT_IN_OFFICE: { description: 'The person is no representative in office (不是现任代表).' },
    IN_FUTURE: { description: 'The day lies in the future (日期晚于今天).' },
  } satisfies Record<RowFault, { description: string }>,
});
