import { copyOf } from '../json.js';
import type { RequestContext } from '../request-context.js';
import { answerName, type EntityRequest, type EntityText, variableName } from './entity-template.js';
import type { SubgraphFetch } from './fetch.js';
import type { SubgraphAnswer, SubgraphError } from './parse-response.js';

/** Asks a subgraph. @throws SubgraphFailure */
export type Ask = (fetch: SubgraphFetch, context: RequestContext) => Promise<SubgraphAnswer>;

interface Member {
  readonly fetch: SubgraphFetch;
  readonly request: EntityRequest;
  readonly answer: (answer: SubgraphAnswer | Promise<SubgraphAnswer>) => void;
  readonly fail: (error: unknown) => void;
}

/** Members that ask the same of different entities, and where each finds its own in the answer. */
interface Part {
  readonly request: EntityRequest;
  readonly places: Map<string, number>;
  readonly members: { readonly member: Member; readonly indices: readonly number[] }[];
}

/**
 * Sends the entity fetches that one request has for a subgraph in one turn of the event loop as one: a plan asks for
 * entities of one service wherever they stand, and often at several places at once. Each fetch gets what it would have
 * got alone; where the whole request fails by the subgraph's own word, each is asked alone.
 */
export function batched(ask: Ask): Ask {
  const waiting = new WeakMap<RequestContext, Member[]>();
  return (fetch, context) => {
    const request = fetch.entities;
    if (!request) return ask(fetch, context);
    return new Promise((answer, fail) => {
      const member = { fetch, request, answer, fail };
      const others = waiting.get(context);
      if (others) return void others.push(member);
      const members = [member];
      waiting.set(context, members);
      // After all that the last answer set off.
      process.nextTick(() => {
        waiting.delete(context);
        void send(members, context, ask);
      });
    });
  };
}

async function send(members: readonly Member[], context: RequestContext, ask: Ask): Promise<void> {
  const [only, ...others] = members;
  if (only && others.length === 0) return only.answer(ask(only.fetch, context));
  const parts = partsOf(members);
  try {
    const answer = await ask(sharedFetch(parts), context);
    if (answer.data) divide(parts, answer);
    else for (const member of members) member.answer(ask(member.fetch, context));
  } catch (error) {
    for (const { fail } of members) fail(error);
  }
}

function partsOf(members: readonly Member[]): Part[] {
  const parts: Part[] = [];
  for (const member of members) {
    const { request } = member;
    const known = parts.find((part) => asksTheSame(part.request, request));
    const part = known ?? { request, places: new Map<string, number>(), members: [] };
    if (!known) parts.push(part);
    const { places } = part;
    const indices = request.representations.map((text) => {
      const index = places.get(text) ?? places.size;
      places.set(text, index);
      return index;
    });
    part.members.push({ member, indices });
  }
  return parts;
}

function asksTheSame(one: EntityRequest, other: EntityRequest): boolean {
  return (
    one.template === other.template &&
    one.variables.length === other.variables.length &&
    one.variables.every(({ name, json }, at) => {
      const same = other.variables[at];
      return same?.name === name && same.json === json;
    })
  );
}

function sharedFetch(parts: readonly Part[]): SubgraphFetch {
  const texts = parts.map(({ request }, place) => request.template.at(place));
  const join = (part: keyof EntityText, by: string) => texts.map((text) => text[part]).join(by);
  const query = `query(${join('variables', ',')}){${join('field', ' ')}}${join('fragments', ' ')}`;
  const variables = parts.flatMap(({ request, places }, place) => [
    `"${variableName('representations', place)}":[${[...places.keys()].join()}]`,
    ...request.variables.map(({ name, json }) => `"${variableName(name, place)}":${json}`),
  ]);
  const body = `{"query":${JSON.stringify(query)},"variables":{${variables.join()}}}`;
  return {
    ...{ query, body, operationName: undefined, mutation: false },
    get variables() {
      return (JSON.parse(body) as { variables: Record<string, unknown> }).variables;
    },
  };
}

function divide(parts: readonly Part[], { data, errors }: SubgraphAnswer): void {
  // What names no place at all is told once, with the first, and to whoever got nothing.
  const pathless = errors.filter(({ path }) => !path);
  let common: readonly SubgraphError[] = pathless;
  const strays = errors.length === 0 ? [] : straysOf(errors, parts);
  parts.forEach((part, place) => {
    const name = answerName(place);
    const received = data?.[name];
    const own = errors.filter(({ path }) => path?.[0] === name);
    // An entity that two members asked for becomes part of two places of the answer.
    const given = new Set<number>();
    const take = (index: number): unknown => {
      const value = (received as readonly unknown[])[index];
      if (given.has(index)) return copyOf(value);
      given.add(index);
      return value;
    };
    const whole = Array.isArray(received) && received.length === part.places.size;
    for (const { member, indices } of part.members) {
      member.answer({
        data: { _entities: whole ? indices.map(take) : received },
        errors: [...(whole ? common : pathless), ...strays, ...errorsFor(own, indices)],
      });
      common = [];
    }
  });
}

/** The errors with a path into no part: whose they are nobody knows, so each fetch hears of them as of its own. */
function straysOf(errors: readonly SubgraphError[], parts: readonly Part[]): SubgraphError[] {
  const sizes = new Map(
    parts.map(({ places }, place): [unknown, number] => [answerName(place), places.size]),
  );
  const isOfPart = ([name, index]: readonly unknown[]): boolean => {
    const size = sizes.get(name);
    return (
      size !== undefined &&
      (typeof index !== 'number' || (Number.isInteger(index) && index >= 0 && index < size))
    );
  };
  return errors
    .filter(({ path }) => path && !isOfPart(path))
    .map((error) => ({ ...error, path: ['_entities'] }));
}

/** The errors of a part as far as they concern the entities at `indices`, with the paths of a fetch of these alone. */
function errorsFor(errors: readonly SubgraphError[], indices: readonly number[]): SubgraphError[] {
  return errors.flatMap((error) => {
    const [, index, ...inside] = error.path ?? [];
    if (typeof index !== 'number') return [{ ...error, path: ['_entities'] }];
    const at = indices.indexOf(index);
    return at < 0 ? [] : [{ ...error, path: ['_entities', at, ...inside] }];
  });
}
