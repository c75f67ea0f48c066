import type { Database, ViewerResolver } from '@anzhi/service-kit';
import type { ServiceModule } from './service-module.js';

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
