/** A petition as it came to the reception hall; people are named by their number only, names are invented. */
export interface PetitionCase {
  readonly channel: 'VISIT' | 'LETTER' | 'PHONE' | 'ONLINE';
  readonly category: 'ACTIVE' | 'RETIRED' | 'CONTRACT' | 'SURVIVOR';
  readonly headcount: number;
  readonly topic: string;
  readonly questions: readonly string[];
  readonly outcome: 'EXPLAINED' | 'SUPPORTED' | 'NOT_SUPPORTED';
}

const ASKED: readonly (readonly [string, string, PetitionCase['outcome']])[] = [
  ['BACK_PAY', '欠发工资按什么标准补发?', 'EXPLAINED'],
  ['SENIORITY', '参加工作前的学徒期是否计算工龄?', 'EXPLAINED'],
  ['SPECIAL_TYPE', '喷漆工序未列入特殊工种,如何认定?', 'NOT_SUPPORTED'],
  ['FEE_STANDARD', '经济补偿金的月工资基数怎么确定?', 'EXPLAINED'],
  ['PENSION', '退休人员移交社区后养老金由谁发放?', 'EXPLAINED'],
  ['HOUSING', '房改房的产权证何时办理?', 'SUPPORTED'],
  ['MEDICAL', '欠缴的医疗保险什么时候补缴?', 'SUPPORTED'],
  ['RESTRUCTURING_JOB', '重组企业上岗的条件是什么?', 'EXPLAINED'],
];

const CHANNELS: readonly PetitionCase['channel'][] = [
  'VISIT',
  'LETTER',
  'VISIT',
  'PHONE',
  'VISIT',
  'ONLINE',
  'VISIT',
  'LETTER',
];

/** Sixteen petitions of all channels; retirees make up over half of the visitors, and no visit is collective. */
export const PETITIONS: readonly PetitionCase[] = Array.from({ length: 16 }, (_, at) => {
  const [topic, question, outcome] = ASKED[at % ASKED.length]!;
  const channel = CHANNELS[at % CHANNELS.length]!;
  const retired = at % 4 !== 2;
  return {
    channel,
    category: retired ? 'RETIRED' : at % 8 === 2 ? 'ACTIVE' : 'CONTRACT',
    headcount: channel === 'VISIT' ? (retired ? 3 : 2) : 1,
    topic,
    questions: [question, `第${at + 1}号事项何时答复?`],
    outcome,
  };
});
