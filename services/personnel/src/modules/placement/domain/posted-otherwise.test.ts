import { postedOtherwise } from './posted-otherwise.js';

const posted = (fee: bigint, compensation: bigint) => ({
  resettlementFeeFen: fee,
  compensationFen: compensation,
});

it.each([
  ['before anything is final', 'COMPENSATION', null, false],
  ['compensation, posted with the fee', 'COMPENSATION', posted(100n, 0n), true],
  ['the fee, posted with compensation', 'FEE', posted(0n, 100n), true],
  ['compensation as posted', 'COMPENSATION', posted(0n, 100n), false],
  ['the fee as posted', 'FEE', posted(100n, 0n), false],
  ['internal retirement, which pays neither', 'INTERNAL_RETIREMENT', posted(100n, 0n), false],
  ['a channel that settles nothing', null, posted(100n, 0n), false],
  ['nothing posted at all', 'COMPENSATION', posted(0n, 0n), false],
])('I-P4: a choice %s', (_case, settles, final, refused) => {
  expect(postedOtherwise(settles, final)).toBe(refused);
});
