import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

const root = join(__dirname, '../../..');

/** What section 1.11 refuses to build: words that would name a score, tag, list or pressure on a person. */
const REFUSED = [
  /risk(Score|Level|Tag)?$/i,
  /^(key|target|priority|focus)Persons?$/i,
  /ringleader/i,
  /troublemaker/i,
  /blacklist|watchlist/i,
  /admon(ition|ish)/i,
  /family(Guarantee|Pledge)/i,
  /kinship|relatives?Graph/i,
  /subjectPerson|reportedPerson|accused/i,
  /votingIntention|pledgedVote|voterId/i,
  /petitionsByPerson|petitionHistory|petitionCount$/i,
  /diagnosis/i,
  /informer|informant/i,
  /(person|employee|petitioner)(Score|Tag|Label|Rating)s?$/i,
];

/** Names of personal data that no event may carry (2-model, "Payloads carry ids and totals"). */
const PERSONAL =
  /^(name|fullName|idNo|identityNumber|phone|address|bankAccount|birthDate|diagnosis|narrative|summary)$/i;

const namesOf = (sdl: string): string[] => {
  const schema = buildSchema(sdl, { assumeValid: true, assumeValidSDL: true });
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (type.name.startsWith('__')) return [];
    if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
      return [type.name, ...Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)];
    }
    return isEnumType(type)
      ? [type.name, ...type.getValues().map((value) => `${type.name}.${value.name}`)]
      : [];
  });
};

it('the graph has no field, type or value that section 1.11 refuses', () => {
  const names = namesOf(readFileSync(join(root, 'gateway/supergraph.graphql'), 'utf8'));
  expect(names.length).toBeGreaterThan(100);
  const refused = names.filter((name) =>
    REFUSED.some((pattern) => pattern.test(name.split('.').at(-1) ?? '')),
  );
  expect(refused).toEqual([]);
});

it('no event carries personal data', () => {
  const document = JSON.parse(readFileSync(join(root, 'docs/asyncapi.json'), 'utf8')) as object;
  const found: string[] = [];
  const walk = (value: unknown, path: string): void => {
    if (!value || typeof value !== 'object') return;
    for (const [key, part] of Object.entries(value)) {
      if (path.endsWith('.properties') && PERSONAL.test(key)) found.push(`${path}.${key}`);
      walk(part, `${path}.${key}`);
    }
  };
  walk(document, '');
  // The factory's own name is the name of an enterprise, not of a person.
  expect(found.filter((path) => !path.includes('FactoryRegistered'))).toEqual([]);
});
