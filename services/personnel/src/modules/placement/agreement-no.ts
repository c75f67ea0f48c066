/** The number as people read it: code of the factory and four digits or more, "GZ-01-0007". */
export const agreementNo = (factoryId: string, no: number): string =>
  `${factoryId.toUpperCase()}-${String(no).padStart(4, '0')}`;

/** The running number in a number as people write it; null when it is none of the factory's. */
export function readAgreementNo(factoryId: string, text: string): number | null {
  const prefix = `${factoryId.toUpperCase()}-`;
  const digits = text.toUpperCase().startsWith(prefix) ? text.slice(prefix.length) : '';
  return /^\d{4,9}$/.test(digits) ? Number(digits) : null;
}

/** Where the agreement is printed from. */
export const agreementUrl = (factoryId: string, no: number): string =>
  `/files/personnel/agreements/${factoryId.toUpperCase()}/${agreementNo(factoryId, no)}.html`;
