import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { asyncApiDocument } from './asyncapi.js';
import { contractFor, contracts } from './catalogue.js';
import { streamOf } from './define-event.js';
import { FactoryRegistered } from './party/index.js';
import { EmployeesEnrolled } from './personnel/index.js';

const envelope = {
  eventId: '11111111-1111-4111-8111-111111111111',
  type: 'EmployeesEnrolled',
  schemaVersion: 1,
  factoryId: 'gz-01',
  aggregateType: 'roster',
  aggregateId: 'gz-01',
  aggregateVersion: 1,
  occurredAt: '2026-08-18T09:00:00+08:00',
  recordedAt: '2026-11-23T05:00:00.000Z',
  actorRole: 'placement-officer',
  correlationId: 'request-1',
  causationId: null,
  payload: {
    importId: 'i',
    employees: [{ employeeId: 'e', employeeNo: 'GZ00001', category: 'ACTIVE_ON_POST' }],
  },
};

test('a subject names publisher, factory, aggregate, fact and version', () => {
  expect(FactoryRegistered.subject('gz-01')).toBe('anzhi.party.gz-01.factory.registered.v1');
  expect(streamOf('party')).toBe('ANZHI_PARTY');
});

test.each(['gz.01', '*', '>', '', 'gz 01'])(
  'a factory id that is not one token (%j) gives no subject',
  (factoryId) => {
    expect(() => FactoryRegistered.subject(factoryId)).toThrow();
  },
);

test('an envelope parses; fields that a later publisher added are dropped', () => {
  const later = { ...envelope, payload: { ...envelope.payload, added: 1 } };
  expect(EmployeesEnrolled.parse(later)).toEqual(envelope);
});

test.each([
  ['another type', { type: 'RosterFrozen' }],
  ['another version', { schemaVersion: 2 }],
  ['another aggregate', { aggregateType: 'employee' }],
  ['a version of 0', { aggregateVersion: 0 }],
  ['a time without offset', { occurredAt: '2026-08-18T09:00:00' }],
  ['an event id that is no UUID', { eventId: '1' }],
  ['no one enrolled', { payload: { importId: 'i', employees: [] } }],
])('an envelope with %s is refused', (_name, change) => {
  expect(() => EmployeesEnrolled.parse({ ...envelope, ...change })).toThrow();
});

test('names, versions and subjects are unique, and each event says its Chinese term', () => {
  const subjects = new Set(contracts.map((contract) => contract.subject('gz-01')));
  const names = new Set(contracts.map(({ name, version }) => `${name}.v${version}`));
  expect(subjects.size).toBe(contracts.length);
  expect(names.size).toBe(contracts.length);
  expect(
    contracts
      .filter(({ description }) => !/\p{Script=Han}|three ones/u.test(description))
      .map(({ name }) => name),
  ).toEqual([]);
  expect(contractFor('FactoryRegistered', 1)).toBe(FactoryRegistered);
  expect(contractFor('FactoryRegistered', 2)).toBeUndefined();
});

test('no payload has a field for a name of a person, a number of identity, a phone, an account or a diagnosis', () => {
  const personal =
    /"(personName|fullName|idNo|idNumber|identityNo|phone|mobile|bank\w*|account\w*|diagnosis|address)"/i;
  const payloads = contracts.map((contract) => JSON.stringify(Object.keys(contract.payload.shape)));
  expect(payloads.filter((keys) => personal.test(keys))).toEqual([]);
});

test('docs/asyncapi.json is up to date', () => {
  const committed = JSON.parse(readFileSync(resolve(__dirname, '../../../docs/asyncapi.json'), 'utf8'));
  expect(committed).toEqual(JSON.parse(JSON.stringify(asyncApiDocument())));
});
