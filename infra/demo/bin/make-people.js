/**
 * Makes people.json from data/roster.csv: bank accounts, objections with their decisions, and the four whose money is
 * not collected. Everything follows from the roster and fixed counts, so that a second run writes the same file.
 * Usage: node infra/demo/bin/make-people.js && npx biome format --write infra/demo/people.json
 */
const fs = require('node:fs');
const path = require('node:path');

const folder = path.resolve(__dirname, '..');
const [header, ...lines] = fs
  .readFileSync(path.join(folder, 'data/roster.csv'), 'utf8')
  .replace(/^\uFEFF/, '')
  .split(/\r?\n/)
  .filter((line) => line !== '');
const columns = header.split(',');
const roster = lines.map((line) =>
  Object.fromEntries(line.split(',').map((cell, at) => [columns[at], cell])),
);

const TYPES = {
  有毒有害: 'TOXIC',
  特别繁重: 'EXTRA_HEAVY',
  高温: 'HIGH_TEMP',
  低温: 'LOW_TEMP',
  高空: 'HIGH_ALTITUDE',
  井下: 'UNDERGROUND',
};
const BANKS = ['中国工商银行赣州分行', '中国建设银行赣州分行', '中国农业银行赣州分行', '赣州银行营业部'];

/** Sixteen digits and their Luhn check digit; the prefix belongs to no bank. */
function account(serial) {
  const digits = `6999${String(serial * 7919 + 100000).padStart(12, '0')}`;
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const doubled = at % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

const moved = (date, months) => {
  const [year, month, day] = date.split('-').map(Number);
  const at = year * 12 + month - 1 + months;
  const last = new Date(Date.UTC(Math.floor(at / 12), (at % 12) + 1, 0)).getUTCDate();
  return [Math.floor(at / 12), (at % 12) + 1, Math.min(day, last)]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
};

const birthOf = (row) => row['身份证号'].replace(/^.{6}(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3');
const atWork = roster.filter((row) => row['人员类别'] === '在职');
const units = [...new Set(atWork.map((row) => row['车间部门']))];

/** What an upheld objection corrects; null where the person's facts leave no room for it. */
const CORRECTIONS = {
  SENIORITY: (row) => {
    const value = moved(row['参加工作时间'], -8);
    return value > moved(birthOf(row), 17 * 12) ? { field: 'JOIN_WORK_ON', value } : null;
  },
  AGE: (row) => ({ field: 'BIRTH_DATE', value: moved(birthOf(row), -12) }),
  SPECIAL_WORK: (row) => {
    const type = TYPES[row['特殊工种类别']];
    const from = type && moved(row['特殊工种起'], -6);
    return type && from >= row['参加工作时间']
      ? { field: 'SPECIAL_WORK', value: `${type} ${from} ${row['特殊工种止'] || '2026-08-18'}` }
      : null;
  },
  COMPENSATION: (row) => {
    const value = moved(row['进厂时间'], -7);
    return value >= row['参加工作时间'] ? { field: 'JOIN_UNIT_ON', value } : null;
  },
  UNIT: (row) => ({ field: 'UNIT', value: units[(units.indexOf(row['车间部门']) + 1) % units.length] }),
};

const CLAIMS = {
  SENIORITY: '参加工作时间漏计八个月学徒期',
  AGE: '出生年份与最早档案记载不符',
  SPECIAL_WORK: '特殊工种起始时间少计半年',
  COMPENSATION: '进厂时间应自调入通知之日起算',
  UNIT: '车间部门登记有误',
  INJURY: '工伤等级应重新核对',
  BACK_PAY: '欠发工资月份或数额有误',
};

/** Round, series, item, how many, how many of them upheld; 143/61, 38/11, 6/1 in all (4-data-and-peers §4.1). */
const COUNTS = [
  [1, 'FACTS', 'SENIORITY', 40, 22],
  [1, 'FACTS', 'SPECIAL_WORK', 20, 9],
  [1, 'FACTS', 'AGE', 10, 4],
  [1, 'FACTS', 'COMPENSATION', 17, 8],
  [1, 'FACTS', 'UNIT', 14, 12],
  [1, 'FACTS', 'INJURY', 6, 0],
  // Back pay stands as the roster says: its total is reconciled to the fen at the end.
  [1, 'BACK_PAY', 'BACK_PAY', 26, 0],
  [1, 'BACK_PAY', 'UNIT', 10, 6],
  [2, 'FACTS', 'SENIORITY', 16, 7],
  [2, 'FACTS', 'SPECIAL_WORK', 6, 2],
  [2, 'FACTS', 'COMPENSATION', 6, 2],
  [2, 'BACK_PAY', 'BACK_PAY', 10, 0],
  [3, 'FACTS', 'SENIORITY', 3, 1],
  [3, 'FACTS', 'COMPENSATION', 2, 0],
  [3, 'BACK_PAY', 'BACK_PAY', 1, 0],
];

/** People before this place on the roster stay as it says, so that anybody can check them against it. */
const FIRST = 400;

const taken = new Set();
function pick(fits) {
  const found = atWork.slice(FIRST).find((row) => !taken.has(row['工号']) && fits(row));
  if (!found) throw new Error('the roster has too few people for the counts');
  taken.add(found['工号']);
  return found;
}

function objection(round, series, item, upheld, number) {
  const row = pick(
    (one) =>
      (!upheld || CORRECTIONS[item](one) !== null) && (item !== 'BACK_PAY' || one['月欠发额(元)'] !== ''),
  );
  return {
    round,
    series,
    item,
    employeeNo: row['工号'],
    claim: CLAIMS[item],
    evidence: `档案材料第${number + 1}号`,
    by: number % 3 === 0 ? 'staff' : 'self',
    result: upheld ? 'UPHELD' : 'DISMISSED',
    correction: upheld ? CORRECTIONS[item](row) : null,
  };
}

const objections = COUNTS.flatMap(([round, series, item, count, upheld]) =>
  Array.from({ length: count }, (_, number) => objection(round, series, item, number < upheld, number)),
);
// One objects to another's row, who is heard; one comes from a petition of the person.
const another = objections.find((one) => one.item === 'SPECIAL_WORK' && one.result === 'DISMISSED');
another.by = objections.find((one) => one.item === 'SPECIAL_WORK' && one.result === 'UPHELD').employeeNo;
objections.find((one) => one.round === 1 && one.item === 'SENIORITY' && one.result === 'UPHELD').by =
  'petition';

const owed = (row) =>
  row['月欠发额(元)'] !== '' && row['工伤等级'] === '' && birthOf(row) > '1972' && birthOf(row) < '1992';
const PATHS = [
  [
    'DISABLED',
    { kind: 'AGENT', name: '李某(配偶)', proof: '授权委托书 2026-提-01' },
    'FOLLOW_UP',
    '民法典第161条',
  ],
  [
    'MENTAL_ILLNESS',
    { kind: 'GUARDIAN', name: '王某(母亲)', proof: '监护证明 2026-提-02' },
    'ESCROW',
    '民法典第28条、第35条、第570条',
  ],
  [
    'MENTAL_ILLNESS',
    { kind: 'GUARDIAN', name: '赵某(配偶)', proof: '监护证明 2026-提-03' },
    'ESCROW',
    '民法典第28条、第35条、第570条',
  ],
  ['MISSING', null, 'ESCROW', '民法典第40条、第42条、第570条'],
];
const uncollected = PATHS.map(([reason, representative, path_, legalBasis]) => ({
  employeeNo: pick(owed)['工号'],
  reason,
  representative,
  path: path_,
  legalBasis,
}));

const accounts = roster.map((row, at) => ({
  employeeNo: row['工号'],
  bank: BANKS[at % BANKS.length],
  account: account(at + 1),
}));
const text = (name, rows) =>
  `  ${JSON.stringify(name)}: [\n${rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n')}\n  ]`;
fs.writeFileSync(
  path.join(folder, 'people.json'),
  `{\n${[text('uncollected', uncollected), text('objections', objections), text('accounts', accounts)].join(',\n')}\n}\n`,
);
console.log(
  `people.json: ${objections.length} objections, ${accounts.length} accounts, ${uncollected.length} uncollected`,
);
