import { parseProvisionArguments } from './cli.js';

describe('parseProvisionArguments', () => {
  it('reads one service and its passwords', () => {
    const source = { DATABASE_URL: 'postgresql://x', PARTY_OWNER_PASSWORD: 'o', PARTY_APP_PASSWORD: 'a' };
    expect(parseProvisionArguments(['party'], source)).toEqual({
      adminUrl: 'postgresql://x',
      service: 'party',
      passwords: { owner: 'o', app: 'a' },
    });
  });

  it.each([
    [[], {}, 'name exactly one service'],
    [['party', 'assets'], {}, 'name exactly one service'],
    [['Party; DROP'], {}, 'cannot name a service'],
    [['party'], { PARTY_APP_PASSWORD: 'a' }, 'missing: DATABASE_URL, PARTY_OWNER_PASSWORD'],
  ])('says what is wrong with %j', (args, source, message) => {
    expect(() => parseProvisionArguments(args, source)).toThrow(message);
  });
});
