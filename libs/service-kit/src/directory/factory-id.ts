/** What people read, `GZ-01`: capitals, digits and hyphens, 2 to 32 characters. */
export const FACTORY_CODE = /^[A-Z0-9][A-Z0-9-]{0,30}[A-Z0-9]$/;

/** The tenant key of a factory code: `GZ-01` → `gz-01`, safe as a NATS token and in every key (decision 4). */
export function factoryIdOfCode(code: string): string {
  return code.toLowerCase();
}
