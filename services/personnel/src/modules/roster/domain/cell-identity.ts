import { daysBetween, isLocalDate, type LocalDate, localDate } from '@anzhi/domain';
import { plainCell } from './cell-text.js';
import type { RosterProblemCode } from './roster-problem.js';
import type { Gender } from './roster-row.js';

/** What a valid identity number says. */
export interface Identity {
  readonly number: string;
  readonly birthDate: LocalDate;
  readonly gender: Gender;
}
export type IdentityCell =
  | { readonly identity: Identity | null; readonly problem?: undefined }
  | { readonly problem: RosterProblemCode; readonly detail?: string };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';
const SHAPE = /^\d{17}[\dX]$/;
const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d+$/i;
const FIRST_BIRTH_DATE = localDate('1900-01-01');
/** GB/T 2260: the first two digits name a province; 83 is for residents' permits of Taiwan. */
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

/** The check character of GB 11643-1999 (ISO 7064 MOD 11-2) for the first 17 digits. */
export function identityCheckCharacter(digits: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += (digits.charCodeAt(i) - 48) * (WEIGHTS[i] as number);
  return CHECK_CHARACTERS[sum % 11] as string;
}

function birthDateOf(number: string): LocalDate | null {
  const text = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  return isLocalDate(text) ? text : null;
}

function shapeProblem(text: string): IdentityCell | null {
  if (SHAPE.test(text)) return null;
  if (SCIENTIFIC.test(text)) return { problem: 'IDENTITY_NUMBER_LOST_DIGITS' };
  const length = [...text].length;
  if (length !== 18) return { problem: 'IDENTITY_NUMBER_LENGTH', detail: String(length) };
  return { problem: 'IDENTITY_NUMBER_SHAPE' };
}

/**
 * Reads an identity number of GB 11643-1999: full-width characters, blanks, hyphens and lower-case x are put right; numbers of 15
 * digits ended on 2013-01-01 (居民身份证法 art. 23) and are refused. The birth date lies between 1900 and `asOf`.
 * Errors as data: IDENTITY_NUMBER_LOST_DIGITS, _LENGTH, _SHAPE, _REGION, _BIRTH_DATE, _CHECKSUM, in this order, one only.
 */
export function readIdentity(raw: string, asOf: LocalDate): IdentityCell {
  const text = SHAPE.test(raw)
    ? raw
    : plainCell(raw)
        .replace(/[\s\u200b-]+/g, '')
        .toUpperCase();
  if (text === '') return { identity: null };
  const misshapen = shapeProblem(text);
  if (misshapen) return misshapen;
  if (!PROVINCE.test(text)) return { problem: 'IDENTITY_NUMBER_REGION' };
  const birthDate = birthDateOf(text);
  if (birthDate === null || birthDate < FIRST_BIRTH_DATE || birthDate > asOf) {
    return { problem: 'IDENTITY_NUMBER_BIRTH_DATE' };
  }
  if (identityCheckCharacter(text) !== text[17]) return { problem: 'IDENTITY_NUMBER_CHECKSUM' };
  const gender = (text.charCodeAt(16) - 48) % 2 === 1 ? 'MALE' : 'FEMALE';
  return { identity: { number: text, birthDate, gender } };
}

/**
 * A number that stands for a valid identity number in sets of 100,000 and more: region × 10^8 + days × 10^3 + sequence, below 2^53.
 * The check character follows from the others.
 */
export function identityKey(identity: Identity): number {
  const days = daysBetween(FIRST_BIRTH_DATE, identity.birthDate);
  return Number(identity.number.slice(0, 6)) * 1e8 + days * 1e3 + Number(identity.number.slice(14, 17));
}
