import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { REPOSITORY } from './environment.js';

/** A service's part of the graph. */
export interface Subgraph {
  readonly name: string;
  readonly sdl: string;
}

/** Thrown when the subgraphs do not fit together; the message holds every reason. */
export class CompositionError extends Error {}

/** What each service's code prints as its schema now (`dist/print-schema.js`), by name. */
export function printedSubgraphs(servicesFolder: string): Subgraph[] {
  return readdirSync(servicesFolder)
    .filter((name) => existsSync(path.join(servicesFolder, name, 'package.json')))
    .sort()
    .map((name) => {
      const program = path.join(servicesFolder, name, 'dist', 'print-schema.js');
      return {
        name,
        sdl: execFileSync(process.execPath, [program], {
          encoding: 'utf8',
          maxBuffer: 1 << 26,
          stdio: ['ignore', 'pipe', 'pipe'],
        }),
      };
    });
}

/**
 * Composes the supergraph. Addresses in it are only names (`http://<service>/graphql`); the running gateway gets the real ones
 * by SUBGRAPH_URLS, so one committed file serves everywhere. Throws CompositionError.
 */
export function composeSupergraph(subgraphs: readonly Subgraph[]): string {
  const services = subgraphs.map(({ name, sdl }) => ({
    name,
    url: `http://${name}/graphql`,
    typeDefs: parse(sdl),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (errors?.length) throw new CompositionError(errors.map((error) => error.message).join('\n'));
  if (!supergraphSdl) throw new CompositionError('the composition gave neither a supergraph nor a reason');
  return `# Made by "npm run compose-schema" from services/*/schema.graphql. Do not edit.\n${supergraphSdl.trimEnd()}\n`;
}

/** A committed file and what should stand in it. */
export interface GeneratedFile {
  readonly file: string;
  readonly content: string;
}

/** Each service's schema and the supergraph, as the code says. Paths are relative to the repository. */
export function generatedFiles(subgraphs: readonly Subgraph[]): GeneratedFile[] {
  const schemas = subgraphs.map(({ name, sdl }) => ({
    file: `services/${name}/schema.graphql`,
    content: sdl,
  }));
  return [...schemas, { file: 'gateway/supergraph.graphql', content: composeSupergraph(subgraphs) }];
}

/** Those that differ from what stands under `root`. */
export function staleFiles(root: string, files: readonly GeneratedFile[]): GeneratedFile[] {
  const committed = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : null);
  return files.filter(({ file, content }) => committed(path.join(root, file)) !== content);
}

/** Replaces the file whole: a gateway that watches it never sees half of it. */
export function replaceFile(file: string, content: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, content);
  renameSync(temporary, file);
}

/**
 * `npm run compose-schema [-- --check]`: writes services/<name>/schema.graphql and gateway/supergraph.graphql from the code, or
 * says which of the committed ones are not current (exit code 1).
 */
export function main(args: readonly string[]): void {
  try {
    const files = generatedFiles(printedSubgraphs(path.join(REPOSITORY, 'services')));
    const stale = staleFiles(REPOSITORY, files);
    if (stale.length === 0) {
      console.log(`${files.length} schema files are current`);
      return;
    }
    if (args.includes('--check')) {
      console.error(
        `not current: ${stale.map(({ file }) => file).join(', ')}. Run "npm run compose-schema" and commit them`,
      );
      process.exitCode = 1;
      return;
    }
    for (const { file, content } of stale) replaceFile(path.join(REPOSITORY, file), content);
    console.log(`written: ${stale.map(({ file }) => file).join(', ')}`);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
