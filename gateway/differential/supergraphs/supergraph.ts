import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

/** Subgraphs that compose to one graph; what they exercise is in the name. */
export interface SupergraphCase {
  readonly name: string;
  /** SDL by service name, without the federation header. */
  readonly subgraphs: Readonly<Record<string, string>>;
  /** The composed graph where one is committed; composed here otherwise. */
  readonly supergraphSdl?: string;
}

const HEADER = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable",
  "@external", "@requires", "@provides", "@override", "@inaccessible", "@interfaceObject"])
`;

/** SDL of one subgraph with the header of federation 2, unless it has its own. */
export function sdlOf(sdl: string): string {
  return sdl.includes('@link(') ? sdl : HEADER + sdl;
}

/**
 * The supergraph of a case.
 * @throws Error when the subgraphs do not compose, with every reason.
 */
export function supergraphOf({ name, subgraphs, supergraphSdl: committed }: SupergraphCase): string {
  if (committed !== undefined) return committed;
  const { supergraphSdl, errors } = composeServices(
    Object.entries(subgraphs).map(([service, sdl]) => ({
      name: service,
      url: `http://${service}.invalid/graphql`,
      typeDefs: parse(sdlOf(sdl)),
    })),
  );
  if (supergraphSdl) return supergraphSdl;
  throw new Error(`${name} does not compose: ${errors?.map(({ message }) => message).join('; ')}`);
}
