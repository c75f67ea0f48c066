import fc from 'fast-check';
import { decodeUtf8, encodeUtf8 } from './utf8.js';

const texts = fc
  .array(
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('安置', '\ufeff', '𠮷', '"a":1,'.repeat(300))),
  )
  .map((parts) => parts.join(''));

it('writes and reads any text as Node does', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const bytes = Buffer.from(text, 'utf8');
      expect(encodeUtf8(text).equals(bytes)).toBe(true);
      expect(decodeUtf8(bytes)).toBe(text);
    }),
  );
});

it('writes half a surrogate pair as Node does', () => {
  const text = `${'x'.repeat(2_000)}\ud842`;
  expect(encodeUtf8(text).equals(Buffer.from(text, 'utf8'))).toBe(true);
});

it('reads bytes that are no text as Node does', () => {
  const bytes = fc.uint8Array({ minLength: 1_024, maxLength: 3_000 }).map((array) => Buffer.from(array));
  fc.assert(fc.property(bytes, (some) => expect(decodeUtf8(some)).toBe(some.toString('utf8'))));
});

it('writes a text that is longer than its scratch', () => {
  const text = '安'.repeat(400_000);
  expect(encodeUtf8(text).equals(Buffer.from(text, 'utf8'))).toBe(true);
});
