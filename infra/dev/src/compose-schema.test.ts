import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '@anzhi/testing';
import { composeSupergraph, generatedFiles, staleFiles } from './compose-schema.js';

const HEADER =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])\n';
const party = {
  name: 'party',
  sdl: `${HEADER}type Query { factory: Factory } type Factory @key(fields: "id") { id: ID! name: String }`,
};
const assets = { name: 'assets', sdl: `${HEADER}type Factory @key(fields: "id") { id: ID! estate: String }` };

describe('composeSupergraph', () => {
  it('joins the services under names that the gateway gives real addresses', () => {
    const supergraph = composeSupergraph([assets, party]);
    expect(supergraph).toContain('@join__graph(name: "assets", url: "http://assets/graphql")');
    expect(supergraph).toMatch(/type Factory[^}]*estate: String[^}]*name: String/s);
  });

  it('says every reason why services do not fit', () => {
    const clash = { name: 'assets', sdl: `${HEADER}type Factory @key(fields: "id") { id: ID! name: Int }` };
    expect(() => composeSupergraph([clash, party])).toThrow(
      /Factory\.name.*\n?.*(shareable|incompatible types)/s,
    );
  });
});

describe('staleFiles', () => {
  it('finds the schema that changed and the one that is missing, and nothing else', () => {
    const root = temporaryFolder('schemas');
    const files = generatedFiles([assets, party]);
    expect(staleFiles(root, files)).toEqual(files);
    for (const { file, content } of files) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), content);
    }
    expect(staleFiles(root, files)).toEqual([]);
    writeFileSync(path.join(root, 'services/party/schema.graphql'), `${party.sdl}\n# by hand`);
    expect(staleFiles(root, files).map(({ file }) => file)).toEqual(['services/party/schema.graphql']);
  });
});
