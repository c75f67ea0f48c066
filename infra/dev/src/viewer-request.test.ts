import { claimsFor, type ViewerRequest, ViewerRequestError } from './viewer-request.js';

describe('claimsFor', () => {
  it.each<[string, ViewerRequest, object]>([
    [
      'a role of the group',
      { role: 'hq-admin' },
      { sub: 'dev:hq-admin', roles: [{ role: 'hq-admin', factory: '_group' }] },
    ],
    [
      'an officer of a factory',
      { role: 'finance-approver', factory: 'GZ-01' },
      { sub: 'dev:finance-approver:gz-01', roles: [{ role: 'finance-approver', factory: 'gz-01' }] },
    ],
    [
      'another person in the same role',
      { role: 'finance-approver', factory: 'GZ-01', as: 'li' },
      { sub: 'dev:li', roles: [{ role: 'finance-approver', factory: 'gz-01' }] },
    ],
    [
      'an employee',
      { role: 'employee', factory: 'gz-01', employee: 'gz00001' },
      {
        sub: 'dev:employee:gz-01:GZ00001',
        roles: [{ role: 'employee', factory: 'gz-01' }],
        employee: { factory: 'gz-01', employeeNo: 'GZ00001' },
      },
    ],
    [
      'an agent of an employee',
      { role: 'agent', factory: 'GZ-01', employee: 'GZ00002', as: 'guardian' },
      {
        sub: 'dev:guardian',
        roles: [{ role: 'agent', factory: 'gz-01' }],
        employee: { factory: 'gz-01', employeeNo: 'GZ00002' },
      },
    ],
  ])('names %s', (_case, request, claims) => {
    expect(claimsFor(request)).toEqual(claims);
  });

  it.each<[string, ViewerRequest, RegExp]>([
    ['an unknown role', { role: 'emperor' }, /unknown role "emperor"\. Roles: hq-admin, .*creditor$/],
    ['a missing factory', { role: 'party-officer' }, /add --factory GZ-01/],
    ['a missing employee', { role: 'employee', factory: 'GZ-01' }, /add --employee GZ00001/],
    ['an employee where none belongs', { role: 'hq-analyst', employee: 'GZ00001' }, /takes no --employee/],
    ['a factory that is no code', { role: 'creditor', factory: 'gz.*' }, /is no factory code/],
    ['a person that would forge another subject', { role: 'hq-admin', as: 'a:b' }, /is no name of a person/],
  ])('refuses %s', (_case, request, message) => {
    expect(() => claimsFor(request)).toThrow(ViewerRequestError);
    expect(() => claimsFor(request)).toThrow(message);
  });
});
