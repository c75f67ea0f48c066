import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { interfaceObjects, interfaces, unions } from './abstract.js';
import { compositeKeys, multipleKeys, nullKeys, simpleKeys } from './keys.js';
import { circularRequires, requires, sharing } from './requires.js';
import type { SupergraphCase } from './supergraph.js';
import { hostileNames, mutations, values } from './values.js';

const SERVICES = ['party', 'personnel', 'assets', 'stability'];

/** Every supergraph that operations are generated for; our own real one is the last. */
export function allSupergraphs(): readonly SupergraphCase[] {
  return [
    simpleKeys,
    multipleKeys,
    compositeKeys,
    nullKeys,
    requires,
    circularRequires,
    sharing,
    interfaces,
    unions,
    interfaceObjects,
    values,
    mutations,
    hostileNames,
    anzhi(),
  ];
}

/** What we serve: the committed supergraph and the committed schemas of its services. */
function anzhi(): SupergraphCase {
  const root = rootFrom(__dirname);
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  return {
    name: 'anzhi',
    subgraphs: Object.fromEntries(SERVICES.map((name) => [name, read(`services/${name}/schema.graphql`)])),
    supergraphSdl: read('gateway/supergraph.graphql'),
  };
}

/** The sources and their build lie at different depths. */
function rootFrom(folder: string): string {
  if (existsSync(join(folder, 'gateway/supergraph.graphql'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('no gateway/supergraph.graphql above the differential test');
  return rootFrom(parent);
}
