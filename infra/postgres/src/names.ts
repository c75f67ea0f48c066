/** The three roles of a service: `owner` runs migrations, `app` is the process, `relay` moves outbox and inbox rows. */
export interface RoleNames {
  readonly owner: string;
  readonly app: string;
  readonly relay: string;
}

/**
 * Names of a service's roles: `<service>_owner`, `<service>_app`, `<service>_relay` (decision 6).
 * Throws when the name is not `[a-z][a-z0-9_]*`, because it becomes part of SQL identifiers.
 */
export function roleNames(service: string): RoleNames {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(service)) {
    throw new Error(`"${service}" cannot name a service: lower-case letters, digits and underscores only`);
  }
  return { owner: `${service}_owner`, app: `${service}_app`, relay: `${service}_relay` };
}

/** Name of a service's database: `anzhi_<service>`. */
export function databaseName(service: string): string {
  roleNames(service);
  return `anzhi_${service}`;
}
