import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getNamedType, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { stabilitySubgraph } from './schema.js';

/** What §1.11 of the coverage page refuses to build: people are not scored, tagged, listed, searched or admonished. */
const REFUSED =
  /tag|risk|score|rating|key_?person|subject_?person|ringleader|organi[sz]er|watch|blacklist|black_?list|admoni|guarantee|informer|surveil|sensitive|diagnos|by_?(person|petitioner|name|phone|contact|employee)/i;

const { schema } = stabilitySubgraph();

it('the graph has no type, field, argument or enum value that scores, tags, lists or admonishes people', () => {
  const names = Object.values(schema.getTypeMap()).flatMap((type) => {
    const within: string[] = [];
    if (isEnumType(type)) within.push(...type.getValues().map((value) => value.name));
    if (isInputObjectType(type)) within.push(...Object.keys(type.getFields()));
    if (isObjectType(type) || isInterfaceType(type))
      for (const field of Object.values(type.getFields()))
        within.push(field.name, ...field.args.map((arg) => `${field.name}.${arg.name}`));
    return type.name.startsWith('_') ? [] : [type.name, ...within.map((name) => `${type.name}.${name}`)];
  });
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => REFUSED.test(name))).toEqual([]);
});

it('no table or column does either', () => {
  const sql = readFileSync(join(__dirname, 'migrations/1767225800000-create-petitions.ts'), 'utf8');
  const words = sql.match(/\b[a-z][a-z_]+\b/g) ?? [];
  expect(words).toContain('petition_referral');
  expect(words.filter((word) => REFUSED.test(word))).toEqual([]);
});

it('no query finds a case by a person', () => {
  const queries = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
    (field) => !field.name.startsWith('_'),
  );
  const args = Object.fromEntries(
    queries.map((field) => [field.name, field.args.map((arg) => arg.name).sort()]),
  );
  expect(args).toEqual({
    petition: ['id'],
    petitionByNumber: ['factoryCode', 'number'],
    petitions: ['after', 'factoryCode', 'first', 'mine', 'status'],
    previewDeadlines: ['input'],
    stabilityDeadLetters: ['factoryCode', 'first'],
  });
});

it('names of people stand in one type, reached through the recorded reading only', () => {
  const reached = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type)
      ? Object.values(type.getFields())
          .filter((field) => getNamedType(field.type).name === 'Petitioner')
          .map((field) => `${type.name}.${field.name}`)
      : [],
  );
  expect(reached).toEqual(['RevealPetitionersSuccess.petitioners']);
});
