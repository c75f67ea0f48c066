import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isObjectType, parse, validate } from 'graphql';

const gateway = join(__dirname, '../..');
const folder = join(gateway, 'operations');
const schema = buildSchema(readFileSync(join(gateway, 'supergraph.graphql'), 'utf8'), {
  assumeValid: true,
  assumeValidSDL: true,
});

it.each(readdirSync(folder).filter((file) => file.endsWith('.graphql')))(
  '%s is an operation of the committed graph, with sample variables',
  (file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    expect(validate(schema, parse(text))).toEqual([]);
    const sample = /^# variables: (.*)$/m.exec(text)?.[1];
    expect(() => JSON.parse(sample ?? '')).not.toThrow();
  },
);

it('a factory survives the absence of any service but party: its parts of other services are nullable', () => {
  const factory = schema.getType('Factory');
  const fields = isObjectType(factory) ? factory.getFields() : {};
  const parts = ['placement', 'estate', 'stability', 'organization'].map((name) =>
    String(fields[name]?.type),
  );
  expect(parts).toEqual(['PlacementSummary', 'EstateSummary', 'StabilitySummary', 'OrganizationSummary']);
});
