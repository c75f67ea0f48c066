import type { Scope } from '../access/viewer.js';

/** `SET LOCAL` of the row-level-security variables; factory ids are checked to be tenant keys before they are quoted. */
export function scopeSql(scope: Scope): string {
  if (scope.kind === 'group') return "SET LOCAL app.scope = 'group'; SET LOCAL app.factories = ''";
  for (const factoryId of scope.factoryIds) {
    if (!/^[a-z0-9_-]{1,64}$/.test(factoryId)) throw new Error(`not a tenant key: ${factoryId}`);
  }
  return `SET LOCAL app.scope = 'factories'; SET LOCAL app.factories = '${scope.factoryIds.join(',')}'`;
}
