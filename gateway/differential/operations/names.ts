/** Names for what an operation answers: one name for one thing, so that documents are valid. */
export interface ResponseNames {
  /**
   * A response name for a field that may stand for nothing else in `scope`; the field's own or `wanted` where free.
   * @param signature equal for two fields that may be merged.
   */
  take(field: string, wanted: string, signature: string, scope: string): string;
}

/** None is the name of a field that a key or `@requires` asks for: the planner does not see that such an alias hides it. */
export const ALIASES: readonly string[] = [
  ...['a', 'b', 'c', 'label', 'x1'],
  ...['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'],
];

const SPARE = Array.from({ length: 60 }, (_, index) => `z${index}`);

/** @param strict one scope for the whole operation; otherwise names may clash, and validation decides. */
export function createResponseNames(strict: boolean): ResponseNames {
  const taken = new Map<string, string>();
  return {
    take(field, wanted, signature, scope) {
      const key = (name: string) => (strict ? name : `${scope} ${name}`);
      const names = [wanted, field, ...ALIASES, ...SPARE];
      const name = names.find((candidate) => (taken.get(key(candidate)) ?? signature) === signature) ?? field;
      taken.set(key(name), signature);
      return name;
    },
  };
}
