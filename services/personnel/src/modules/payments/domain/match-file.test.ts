import { formatYuan } from '@anzhi/domain';
import fc from 'fast-check';
import { accountTail, fileControl, headerRecord } from './bank-file.js';
import { readResultFile } from './bank-result.js';
import { type FilePayment, matchFile } from './match-file.js';

const payment = (serial: number, over: Partial<FilePayment> = {}): FilePayment => ({
  ...{ id: `p${serial}`, employeeId: `e${serial}`, employeeNo: `GZ0000${serial}`, serial },
  ...{ amountFen: BigInt(serial) * 100n, tail: '5678', status: 'SENT', reasonCode: null },
  ...over,
});
const controlOf = (payments: readonly FilePayment[]) => {
  const control = fileControl();
  for (const { serial, amountFen } of payments) control.add({ serial, amountFen, account: '62220000005678' });
  return control.end();
};
const SENT = [payment(1), payment(2), payment(3)];
const BATCH = { no: 7, factoryCode: 'GZ-01', control: controlOf(SENT) };
const { hash } = BATCH.control;
const HEADER = `R,ANZHI-RESULT-1,RESULT,7,GZ-01,2026-08-20,3,6.00,${hash}`;
const RETURN = `R,ANZHI-RESULT-1,RETURN,7,GZ-01,2026-08-25,1,2.00,${hash}`;
const LINES = ['A,1,5678,1.00,PAID,,X1', 'A,2,5678,2.00,FAILED,ACCOUNT_CLOSED,', 'A,3,5678,3.00,PAID,,'];

const decide = (texts: readonly string[], payments = SENT) =>
  matchFile(
    readResultFile(texts.map((text, index) => ({ line: index + 1, cells: text.split(',') }))),
    BATCH,
    payments,
  );
const faultsOf = (texts: readonly string[], payments = SENT): string[] => {
  const decision = decide(texts, payments);
  return decision.kind === 'REFUSE' ? decision.faults.map((fault) => `${fault.line} ${fault.code}`) : [];
};

it('ties every line to one payment by serial, amount and account', () => {
  expect(decide([HEADER, ...LINES])).toMatchObject({
    kind: 'TAKE',
    matched: {
      paid: [{ serial: 1 }, { serial: 3 }],
      failed: [{ payment: { serial: 2 }, reasonCode: 'ACCOUNT_CLOSED' }],
      returned: [],
    },
  });
});

const but = (at: number, text: string): string[] =>
  [HEADER, ...LINES].map((line, i) => (i === at ? text : line));

it.each([
  ['no header', LINES, ['1 BAD_HEADER']],
  ['an empty file', [], ['1 BAD_HEADER']],
  ['another batch', but(0, HEADER.replace(',7,', ',8,')), ['1 WRONG_BATCH']],
  ['another factory', but(0, HEADER.replace('GZ-01', 'GZ-02')), ['1 WRONG_BATCH']],
  ['a wrong control total', but(0, HEADER.replace('6.00', '6.01')), ['1 WRONG_CONTROL_TOTAL']],
  ['a wrong count', but(0, HEADER.replace(',3,', ',4,')), ['1 WRONG_CONTROL_TOTAL']],
  ['a wrong hash', but(0, HEADER.replace(hash, 'f'.repeat(64))), ['1 WRONG_CONTROL_HASH']],
  ['an unknown line', but(3, 'A,9,5678,3.00,PAID,,'), ['4 UNKNOWN_LINE', '5 MISSING_LINE']],
  ['a wrong amount', but(1, 'A,1,5678,1.01,PAID,,'), ['1 WRONG_CONTROL_TOTAL', '2 WRONG_AMOUNT']],
  ['another account', but(1, 'A,1,9999,1.00,PAID,,'), ['2 WRONG_ACCOUNT']],
  ['a line twice', [HEADER, ...LINES, 'A,1,5678,1.00,PAID,,'], ['1 WRONG_CONTROL_TOTAL', '5 TWICE']],
  ['a missing line', [HEADER, ...LINES.slice(0, 2)], ['1 WRONG_CONTROL_TOTAL', '4 MISSING_LINE']],
  [
    'a reason off the list',
    but(2, 'A,2,5678,2.00,FAILED,SOMEHOW,'),
    ['1 WRONG_CONTROL_TOTAL', '3 UNKNOWN_REASON', '5 MISSING_LINE'],
  ],
  [
    'a failure without reason',
    but(2, 'A,2,5678,2.00,FAILED,,'),
    ['1 WRONG_CONTROL_TOTAL', '3 UNKNOWN_REASON', '5 MISSING_LINE'],
  ],
  [
    'a line of another kind',
    but(2, 'B,2,5678,2.00,PAID,,'),
    ['1 WRONG_CONTROL_TOTAL', '3 BAD_LINE', '5 MISSING_LINE'],
  ],
  [
    'a return among results',
    but(2, 'A,2,5678,2.00,RETURNED,OTHER,'),
    ['1 WRONG_CONTROL_TOTAL', '3 BAD_LINE', '5 MISSING_LINE'],
  ],
  [
    'money that is none',
    but(2, 'A,2,5678,two,PAID,,'),
    ['1 WRONG_CONTROL_TOTAL', '3 BAD_LINE', '5 MISSING_LINE'],
  ],
])('refuses the whole file for %s', (_case, texts, faults) => {
  expect(faultsOf(texts)).toEqual(faults);
});

it('takes a line that says again what was taken, and refuses one that says otherwise', () => {
  const answered = [payment(1, { status: 'PAID' }), payment(2, { status: 'PAID' }), payment(3)];
  expect(faultsOf([HEADER, ...LINES], answered)).toEqual(['3 ANSWERED_OTHERWISE']);
  const same = [
    payment(1, { status: 'PAID' }),
    payment(2, { status: 'FAILED', reasonCode: 'ACCOUNT_CLOSED' }),
    payment(3),
  ];
  expect(decide([HEADER, ...LINES], same)).toMatchObject({ matched: { paid: [{ serial: 3 }], failed: [] } });
});

it('takes later returns of what was paid, line by line', () => {
  const answered = [
    payment(1, { status: 'PAID' }),
    payment(2, { status: 'PAID' }),
    payment(3, { status: 'PAID' }),
  ];
  expect(decide([RETURN, 'A,2,5678,2.00,RETURNED,ACCOUNT_CLOSED,Z9'], answered)).toMatchObject({
    matched: { paid: [], failed: [], returned: [{ payment: { serial: 2 }, reasonCode: 'ACCOUNT_CLOSED' }] },
  });
  expect(faultsOf([RETURN, 'A,2,5678,2.00,RETURNED,OTHER,'])).toEqual(['2 NOT_PAID']);
  const claimed = [payment(2, { status: 'PAID', claimedBack: true })];
  expect(faultsOf([RETURN, 'A,2,5678,2.00,RETURNED,OTHER,'], claimed)).toEqual(['2 CLAIMED_BACK']);
});

it('property I-P9: whatever single line of a good file is dropped, doubled or changed by a fen, the file is refused whole', () => {
  const amounts = fc.array(fc.bigInt({ min: 2n, max: 10n ** 9n }), { minLength: 1, maxLength: 20 });
  const change = fc.constantFrom('drop', 'double', 'fen');
  fc.assert(
    fc.property(amounts, fc.nat(), change, (all, pick, how) => {
      const payments = all.map((amountFen, index) => payment(index + 1, { amountFen }));
      const control = controlOf(payments);
      const lines = payments.map((one) => `A,${one.serial},5678,${formatYuan(one.amountFen)},PAID,,`);
      const at = pick % lines.length;
      const victim = payments[at]!;
      const fen = `A,${victim.serial},5678,${formatYuan(victim.amountFen - 1n)},PAID,,`;
      const changed = { drop: [], double: [lines[at]!, lines[at]!], fen: [fen] }[how];
      const header = `R,ANZHI-RESULT-1,RESULT,7,GZ-01,2026-08-20,${control.people},${formatYuan(control.totalFen)},${control.hash}`;
      const file = (texts: string[]) =>
        matchFile(
          readResultFile(
            [header, ...texts].map((text, index) => ({ line: index + 1, cells: text.split(',') })),
          ),
          { no: 7, factoryCode: 'GZ-01', control },
          payments,
        ).kind;
      expect(file(lines)).toBe('TAKE');
      expect(file([...lines.slice(0, at), ...changed, ...lines.slice(at + 1)])).toBe('REFUSE');
    }),
  );
});

it('the header carries count, total and hash of the details', () => {
  expect(headerRecord({ ...BATCH.control, batchNo: 7, factoryCode: 'GZ-01', date: '2026-08-19' })).toEqual([
    ...['H', 'ANZHI-PAY-1', '7', 'GZ-01', '2026-08-19', '3', '6.00', hash],
  ]);
  expect(accountTail('6222 5678'.replace(' ', ''))).toBe('5678');
});
