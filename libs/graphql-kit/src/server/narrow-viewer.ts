import type { Database, Viewer, ViewerResolver } from '@anzhi/service-kit';
import type { ServiceModule } from './service-module.js';

/** Takes away from a viewer what their claims say and this service knows better. */
export type NarrowViewer = (viewer: Viewer, database: Database) => Promise<Viewer>;

/** A resolver after which every module that narrows viewers had its say, in order. */
export function narrowed(
  resolve: ViewerResolver,
  modules: readonly ServiceModule[],
  database: Database,
): ViewerResolver {
  const narrow = modules.flatMap((module) => module.narrowViewer ?? []);
  if (narrow.length === 0) return resolve;
  return async (identity, correlationId) => {
    let viewer = await resolve(identity, correlationId);
    for (const one of narrow) viewer = await one(viewer, database);
    return viewer;
  };
}
