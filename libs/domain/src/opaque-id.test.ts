import fc from 'fast-check';
import { OpaqueIdError, opaqueId, parseOpaqueId } from './index.js';

describe('opaqueId', () => {
  it('is base64url of kind, factory and key', () => {
    const id = opaqueId('Employee', 'gz-01', 'E-0001');
    expect(Buffer.from(id, 'base64url').toString()).toBe('Employee:gz-01:E-0001');
    expect(id).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  it('reads back what it wrote, colons in the key included', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((s) => !s.includes(':'));
    fc.assert(
      fc.property(name, name, fc.string({ unit: 'grapheme', minLength: 1 }), (kind, factoryId, key) => {
        expect(parseOpaqueId(kind, opaqueId(kind, factoryId, key))).toEqual({ factoryId, key });
      }),
    );
  });

  it.each([
    ['', 'gz-01', 'k'],
    ['Employee', '', 'k'],
    ['Employee', 'gz-01', ''],
    ['Emp:loyee', 'gz-01', 'k'],
    ['Employee', 'gz:01', 'k'],
  ])('refuses the parts %j %j %j', (kind, factoryId, key) => {
    expect(() => opaqueId(kind, factoryId, key)).toThrow(OpaqueIdError);
  });
});

describe('parseOpaqueId', () => {
  const encoded = (text: string) => Buffer.from(text).toString('base64url');

  it.each([
    ['another kind', opaqueId('Position', 'gz-01', '1')],
    ['nothing', ''],
    ['no base64url', 'Employee:gz-01:1'],
    ['one part', encoded('Employee')],
    ['two parts', encoded('Employee:gz-01')],
    ['an empty factory', encoded('Employee::1')],
    ['an empty key', encoded('Employee:gz-01:')],
    ['padding', `${encoded('Employee:gz-01:1')}=`],
    ['a trailing newline', `${opaqueId('Employee', 'gz-01', '1')}\n`],
    ['bytes that are no text', Buffer.from([...Buffer.from('Employee:gz-01:'), 0xff]).toString('base64url')],
  ])('refuses %s', (_what, text) => {
    expect(() => parseOpaqueId('Employee', text)).toThrow(OpaqueIdError);
  });

  it('refuses a second spelling of the same bytes', () => {
    const id = opaqueId('Employee', 'gz-01', '12');
    expect(id.length % 4).toBe(3);
    const last = id.slice(-1).charCodeAt(0);
    const other = id.slice(0, -1) + String.fromCharCode(last + 1);
    expect(Buffer.from(other, 'base64url')).toEqual(Buffer.from(id, 'base64url'));
    expect(() => parseOpaqueId('Employee', other)).toThrow(OpaqueIdError);
  });
});
