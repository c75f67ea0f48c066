import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { REPOSITORY } from './environment.js';

/** A subgraph as committed. */
export interface Subgraph {
  readonly name: string;
  readonly sdl: string;
}

/** Thrown when the subgraphs do not fit together; the message holds every reason. */
export class CompositionError extends Error {}

/** The committed `schema.graphql` of each service, by name. Throws when a service has none. */
export function committedSubgraphs(servicesFolder: string): Subgraph[] {
  return readdirSync(servicesFolder)
    .filter((name) => existsSync(path.join(servicesFolder, name, 'package.json')))
    .sort()
    .map((name) => {
      const file = path.join(servicesFolder, name, 'schema.graphql');
      if (!existsSync(file)) throw new CompositionError(`${file} is missing: print it with "npm run print-schema -w services/${name}"`);
      return { name, sdl: readFileSync(file, 'utf8') };
    });
}

/**
 * Composes the supergraph. Addresses in it are only names (`http://<service>/graphql`); the running gateway gets the real ones
 * by SUBGRAPH_URLS, so one committed file serves everywhere. Throws CompositionError.
 */
export function composeSupergraph(subgraphs: readonly Subgraph[]): string {
  const services = subgraphs.map(({ name, sdl }) => ({ name, url: `http://${name}/graphql`, typeDefs: parse(sdl) }));
  const { supergraphSdl, errors } = composeServices(services);
  if (errors?.length) throw new CompositionError(errors.map((error) => error.message).join('\n'));
  if (!supergraphSdl) throw new CompositionError('the composition gave neither a supergraph nor a reason');
  return `# Made by "npm run compose-schema" from services/*/schema.graphql. Do not edit.\n${supergraphSdl.trimEnd()}\n`;
}

/** A gateway that watches the file never sees half of it. */
function replaceFile(file: string, content: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, content);
  renameSync(temporary, file);
}

/** `npm run compose-schema [-- --check]`: writes gateway/supergraph.graphql, or says whether the committed one is current. */
export function main(args: readonly string[]): void {
  const file = path.join(REPOSITORY, 'gateway', 'supergraph.graphql');
  try {
    const supergraph = composeSupergraph(committedSubgraphs(path.join(REPOSITORY, 'services')));
    const committed = existsSync(file) ? readFileSync(file, 'utf8') : null;
    if (committed === supergraph) return console.log('gateway/supergraph.graphql is current');
    if (args.includes('--check')) {
      console.error('gateway/supergraph.graphql is not what the services say: run "npm run compose-schema" and commit it');
      process.exitCode = 1;
      return;
    }
    replaceFile(file, supergraph);
    console.log('gateway/supergraph.graphql written');
  } catch (error) {
    if (!(error instanceof CompositionError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
