/** `369900********1234`: region and last four digits only (§1.11). */
export function maskIdentityNumber(number: string): string {
  return `${number.slice(0, 6)}${'*'.repeat(8)}${number.slice(-4)}`;
}
