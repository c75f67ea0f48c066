import fc from 'fast-check';
import { builtInPack } from '../../rules/domain/packs.js';
import { checkVoteCount, decideVote, type VoteCount, voteRule } from './vote.js';

const rule = voteRule(builtInPack('STATUTORY'));

function count(representatives: number, present: number, ballots: number[]): VoteCount {
  const [yes = 0, no = 0, abstain = 0, invalid = 0] = ballots;
  return { representatives, present, yes, no, abstain, invalid };
}

describe('workers’ congress, rows of §3.11', () => {
  it.each<[string, VoteCount, object]>([
    [
      'S048 S049 §3.11: 61/61/0/0 passes, unanimous',
      count(61, 61, [61]),
      { result: 'PASSED', quorum: 41, needed: 31, unanimous: true },
    ],
    [
      'S048 §3.11: 60, 30/10/5/0 FAIL',
      count(60, 45, [30, 10, 5]),
      { result: 'FAILED', quorum: 40, needed: 31, unanimous: false },
    ],
    [
      'S048 §3.11: 60, 39 present NO QUORUM',
      count(60, 39, [39]),
      { result: 'NO_QUORUM', quorum: 40, needed: 31 },
    ],
    [
      'S048 S049 §3.11: 61, 31/6/0/4 PASS, not unanimous',
      count(61, 41, [31, 6, 0, 4]),
      { result: 'PASSED', quorum: 41, needed: 31, unanimous: false },
    ],
  ])('%s', (_, votes, outcome) => {
    expect(checkVoteCount(votes)).toBeNull();
    expect(decideVote(votes, rule)).toMatchObject(outcome);
  });

  it('is not unanimous when a ballot was not cast', () => {
    const votes = count(61, 61, [60]);
    expect(checkVoteCount(votes)).toBeNull();
    expect(decideVote(votes, rule)).toMatchObject({ result: 'PASSED', unanimous: false });
  });

  it.each<[string, VoteCount, string]>([
    ['more present than representatives', count(60, 61, [1]), 'present'],
    ['more yes than present', count(60, 45, [46]), 'yes'],
    ['more ballots than present', count(60, 45, [40, 3, 2, 1]), 'present'],
    ['a negative number', count(60, 45, [-1]), 'yes'],
    ['half a person', count(60, 44.5, [1]), 'present'],
    ['no representatives', count(0, 0, []), 'representatives'],
  ])('refuses %s', (_, votes, field) => {
    expect(checkVoteCount(votes)).toMatchObject({ field });
  });

  it('passes only with more than half of all, and with two thirds present', () => {
    const counts = fc
      .nat({ max: 400 })
      .chain((n) =>
        fc
          .tuple(fc.constant(n + 1), fc.nat({ max: n + 1 }))
          .chain(([all, present]) =>
            fc.tuple(fc.constant(all), fc.constant(present), fc.nat({ max: present })),
          ),
      );
    fc.assert(
      fc.property(counts, ([all, present, yes]) => {
        const { result } = decideVote(count(all, present, [yes]), rule);
        expect(result === 'PASSED').toBe(yes * 2 > all && present * 3 >= all * 2);
        expect(result === 'NO_QUORUM').toBe(present * 3 < all * 2);
      }),
    );
  });
});
