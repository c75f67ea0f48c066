import { GraphQLError } from 'graphql';
import { hash, type Random, randomOf } from '../random.js';

/** How subgraphs behave while one operation runs. */
export const MODES = ['truth', 'errors', 'nulls', 'garbage', 'failures', 'everything'] as const;
export type Mode = (typeof MODES)[number];

/** An answer as it stands in the body of a subgraph's response. */
export interface RawAnswer {
  data: unknown;
  errors: RawError[];
}

/** An error as it stands there. */
export interface RawError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

const includes = (mode: Mode, wanted: Mode): boolean => mode === wanted || mode === 'everything';

/** @throws GraphQLError at some fields in modes with errors; `place` says which field of which thing. */
export function throwSometimes(mode: Mode, seed: number, place: string): void {
  if (!includes(mode, 'errors')) return;
  const chance = hash(seed, place, 'error') % 100;
  if (chance < 6) throw new Error(`no ${hash(place) % 100}`);
  if (chance < 9) throw new GraphQLError('forbidden here', { extensions: { code: 'FORBIDDEN', hint: 1 } });
  if (chance < 11) throw new GraphQLError('', { extensions: { code: 'EMPTY' } });
}

/**
 * Spoils the value of one entity or of the roots. What happens to a part follows from `place` and its path alone, so
 * that a smaller document shows the same.
 */
export function spoil(mode: Mode, seed: number, place: string, value: unknown): unknown {
  if (!includes(mode, 'nulls') && !includes(mode, 'garbage')) return value;
  const kinds = [...(includes(mode, 'nulls') ? NULLS : []), ...(includes(mode, 'garbage') ? GARBAGE : [])];
  if (hash(seed, place, 'spared') % 10 < 4) return value;
  return walk(value, '', { place: `${seed} ${place}`, kinds, rate: includes(mode, 'nulls') ? 0.06 : 0.04 });
}

/** Spoils an answer as a whole in modes with failures; `place` says which fetch it was. */
export function spoilWhole(mode: Mode, seed: number, place: string, answer: RawAnswer): RawAnswer | 'failed' {
  if (!includes(mode, 'failures')) return answer;
  const random = randomOf(hash(seed, place, 'whole'));
  if (random.chance(mode === 'failures' ? 0.5 : 0.8)) return answer;
  return random.pick(WHOLE)(answer, random);
}

type Spoiler = (value: unknown, key: string, random: Random) => unknown;

/** What stands for a key that is left out. */
const GONE = Symbol('gone');

const NULLS: readonly Spoiler[] = [() => null, () => null, () => GONE];

const GARBAGE: readonly Spoiler[] = [
  () => GONE,
  () => null,
  (_value, _key, random) => random.pick(['garbage', '', 'constructor', '__proto__', 'UNKNOWN_VALUE']),
  (_value, _key, random) => random.pick([0, -1, 1.5, 2_147_483_648, 1e300]),
  () => true,
  () => ({}),
  () => [],
  () => [null, 'x', {}],
  (value) => [value],
  (value) => ({ inside: value }),
  (value) => (Array.isArray(value) ? [...value, null] : value),
  (value) => (Array.isArray(value) ? value.slice(1) : value),
  () => ({ __typename: 'Nobody' }),
  () => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
];

const TYPENAMES: readonly unknown[] = ['Nobody', 'Query', 'String', '', 5, null, GONE, 'toString', {}];

interface Spoiling {
  readonly place: string;
  readonly kinds: readonly Spoiler[];
  /** Probability for each part. */
  readonly rate: number;
}

/** The client's alias, where the compiled executor has another asked in its place (`src/executor/response-names.ts`). */
export const clientName = (name: string): string => name.replace(/^as_/, '');

function walk(value: unknown, path: string, spoiling: Spoiling): unknown {
  const random = randomOf(hash(spoiling.place, path));
  const key = path.slice(path.lastIndexOf('/') + 1);
  if (path !== '' && random.chance(spoiling.rate)) {
    if (key === '__typename' && spoiling.kinds.length > NULLS.length) return random.pick(TYPENAMES);
    return random.pick(spoiling.kinds)(value, key, random);
  }
  if (Array.isArray(value)) {
    const spoilt = value.map((child, index) => walk(child, `${path}/${index}`, spoiling));
    return spoilt.filter((child) => child !== GONE);
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(
    ([name, child]) => [name, walk(child, `${path}/${clientName(name)}`, spoiling)] as const,
  );
  // Object.fromEntries defines, so that a key named __proto__ stays a key.
  return Object.fromEntries(entries.filter(([, child]) => child !== GONE));
}

/** Messages of errors whose path leads nowhere in the answer that they come with. */
export const MISPLACED: readonly string[] = ['odd path', 'deep path', 'no such entity'];

const WHOLE: readonly ((answer: RawAnswer, random: Random) => RawAnswer | 'failed')[] = [
  () => 'failed',
  () => 'failed',
  () => ({ data: null, errors: [{ message: 'no data at all' }] }),
  () => ({ data: null, errors: [] }),
  ({ data }) => ({ data, errors: [{ message: 'beside data', extensions: { code: 'BESIDE' } }] }),
  ({ data, errors }) => ({ data, errors: [...errors, { message: 'odd path', path: [0, 'x'] }] }),
  ({ data, errors }) => ({ data, errors: [...errors, { message: 'deep path', path: ['no', 'such', 3] }] }),
  ({ data }) => ({ data, errors: [{ message: 'no such entity', path: ['_entities', 99, 'x'] }] }),
  () => ({ data: {}, errors: [] }),
  ({ data }, random) => ({ data: withEntities(data, random), errors: [] }),
];

function withEntities(data: unknown, random: Random): unknown {
  const entities = (data as Record<string, unknown> | null)?.['_entities'];
  if (!Array.isArray(entities)) return data;
  return {
    _entities: random.pick([
      null,
      'entities',
      {},
      [],
      entities.slice(1),
      [...entities, null],
      [...entities, ...entities],
      entities.map(() => null),
      entities.map(() => 'entity'),
      entities.map(() => []),
    ]),
  };
}
