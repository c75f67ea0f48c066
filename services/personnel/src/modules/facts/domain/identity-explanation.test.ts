import { localDate } from '@anzhi/domain';
import { explainIdentity, type IdentityQuestion } from './identity-explanation.js';

const POLICY: IdentityQuestion = {
  identity: 'SOE_PERMANENT',
  joinedOn: localDate('1986-09-30'),
  regime: 'POLICY',
  feeJoinedBefore: localDate('1986-10-01'),
};

describe('S083 why contract staff and permanent staff are or are not treated alike', () => {
  it.each<[string, Partial<IdentityQuestion>, string]>([
    ['permanent, joined the day before the contract system', {}, '可在一次性安置费与经济补偿金中选择一项'],
    [
      'permanent by record, joined on the first day of it',
      { joinedOn: localDate('1986-10-01') },
      '依法领取经济补偿金',
    ],
    ['contract', { identity: 'SOE_CONTRACT' }, '依法领取经济补偿金'],
    ['temporary', { identity: 'TEMPORARY' }, '第五十七条'],
    ['a plan without fee', { feeJoinedBefore: null }, '依法领取经济补偿金'],
  ])('POLICY, %s', (_case, over, says) => {
    expect(explainIdentity({ ...POLICY, ...over }).zh).toContain(says);
  });

  it('STATUTORY knows no identities: both read the same reason', () => {
    const [permanent, contract] = (['SOE_PERMANENT', 'SOE_CONTRACT'] as const).map((identity) =>
      explainIdentity({ ...POLICY, regime: 'STATUTORY', identity }),
    );
    expect(permanent!.zh.replace('全民固定工', '')).toBe(contract!.zh.replace('劳动合同制职工', ''));
    expect(permanent!.zh).toContain('不分全民与合同制身份');
    expect(contract!.en).toContain('equal years and wage give equal amounts');
  });
});
