import { getMetadataStorage } from 'type-graphql';

/** The Chinese term of an enum value: what stands in brackets at the end of its description in the schema. */
const TERM = /\(([^()]*)\)[^()]*$/;

interface Enum {
  /** The values as the schema names them. */
  readonly values: readonly string[];
  readonly terms: ReadonlyMap<string, string>;
}
const known = new Map<string, Enum>();

function enumNamed(name: string): Enum {
  const found = known.get(name);
  if (found) return found;
  const declared = getMetadataStorage().enums.find((one) => one.name === name);
  if (!declared) throw new Error(`the schema has no enum ${name}`);
  const values = Object.values(declared.enumObj) as string[];
  const described = declared.valuesConfig as Record<string, { description?: string } | undefined>;
  const terms = values.map(
    (value) => [value, TERM.exec(described[value]?.description ?? '')?.[1] ?? value] as const,
  );
  const made = { values, terms: new Map(terms) };
  known.set(name, made);
  return made;
}

/** The values of an enum of the schema. @throws Error when there is none of that name */
export function valuesOf(enumName: string): readonly string[] {
  return enumNamed(enumName).values;
}

/** What a value of an enum is called in Chinese, `已支付`; an unknown value is itself. */
export function termOf(enumName: string, value: string): string {
  return enumNamed(enumName).terms.get(value) ?? value;
}
