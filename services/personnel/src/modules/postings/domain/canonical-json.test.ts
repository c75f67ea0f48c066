import fc from 'fast-check';
import { type CanonicalValue, canonicalJson, NotCanonicalError } from './canonical-json.js';

describe('canonical JSON (RFC 8785)', () => {
  it('gives the known answer of §3.2.3', () => {
    const value = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '€$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts names by UTF-16 code units, as §3.2.3 shows', () => {
    const value = {
      '€': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew',
      '1': 'One',
      '😀': 'Emoji',
      '\u0080': 'Control',
      ö: 'o',
    };
    expect(Object.values(JSON.parse(canonicalJson(value)) as object).sort()).toEqual(
      Object.values(value).sort(),
    );
    const names = [
      ...canonicalJson(value).matchAll(/"(Euro Sign|Carriage Return|Hebrew|One|Emoji|Control|o)"/g),
    ].map((match) => match[1]);
    expect(names).toEqual(['Carriage Return', 'One', 'Control', 'o', 'Euro Sign', 'Emoji', 'Hebrew']);
  });

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], [undefined], [1n], ['\ud800']])(
    'refuses %p',
    (value) => {
      expect(() => canonicalJson({ value } as unknown as CanonicalValue)).toThrow(NotCanonicalError);
    },
  );

  it('means the same value, whatever the order it was built in', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ unit: 'grapheme' }),
          fc.oneof(fc.integer(), fc.boolean(), fc.string({ unit: 'grapheme' })),
        ),
        (record) => {
          const turned = Object.fromEntries(Object.entries(record).reverse());
          expect(canonicalJson(turned)).toBe(canonicalJson(record));
          expect(JSON.parse(canonicalJson(record))).toEqual(JSON.parse(JSON.stringify(record)));
        },
      ),
    );
  });
});
