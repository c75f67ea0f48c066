const FULL_WIDTH = /[\u3000\uff01-\uff5e]/;
const OUTER = /^[\s\u3000\u200b\ufeff']+|[\s\u3000\u200b\ufeff]+$/g;
const NEEDS_TRIM = /^[\s\u3000\u200b\ufeff']|[\s\u3000\u200b\ufeff]$/;
const EXCEL_TEXT = /^="([^"]*)"$/;
const PLACEHOLDER = /^(?:[-—–_/\\]+|无|空|n\/a|null)$/i;
const LONGEST_PLACEHOLDER = 6;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what a damaged file holds
const UNREADABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/;

/** Whether a character can be neither a blank of any kind nor an apostrophe: nearly every cell begins and ends with such a one. */
const isSolid = (code: number): boolean => (code > 39 && code < 128) || (code >= 0x3400 && code <= 0x9fff);

/** Cuts outer blanks of every kind (full-width, TAB, zero-width) and the leading apostrophe that spreadsheets use to force text. */
export function trimCell(text: string): string {
  if (text === '' || (isSolid(text.charCodeAt(0)) && isSolid(text.charCodeAt(text.length - 1)))) return text;
  return NEEDS_TRIM.test(text) ? text.replace(OUTER, '') : text;
}

/** Whether a text is made of visible ASCII alone, with no sign in front that a spreadsheet put there. Regular expressions cost more. */
function isPlain(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first === 39 || first === 61) return false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 33 || code > 126) return false;
  }
  return true;
}

/** A code, number or date as typed: trimmed, full-width characters narrowed, Excel's `="00012"` unwrapped. Placeholders stay. */
export function plainCell(text: string): string {
  if (text === '' || isPlain(text)) return text;
  const narrow = FULL_WIDTH.test(text) ? text.normalize('NFKC') : text;
  const trimmed = trimCell(narrow);
  return trimmed.startsWith('="') ? trimCell(trimmed.replace(EXCEL_TEXT, '$1')) : trimmed;
}

/** As plainCell; the signs by which forms say "nothing here" (— / 无) become the empty text. */
export function optionalCell(text: string): string {
  if (text === '') return text;
  const plain = plainCell(text);
  return plain.length <= LONGEST_PLACEHOLDER && PLACEHOLDER.test(plain) ? '' : plain;
}

/** True when decoding lost a character or the text holds control characters. */
export function isUnreadable(text: string): boolean {
  return UNREADABLE.test(text);
}

/** Whether a text is of common Chinese characters alone, as nearly every name is. */
function isHan(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x4e00 || code > 0x9fa5) return false;
  }
  return true;
}

const BLANK_BESIDE_HAN = /(?<=\p{Script=Han})[\s\u3000]+(?=\p{Script=Han})/gu;
const INNER_BLANK = /[\s\u3000]/;
const MIDDLE_DOT = /[•‧・･.．]/g;

/**
 * A person's name: blanks between Chinese characters dropped (董　秀敏 is padded to the width of three), other runs of blanks made
 * one, every kind of middle dot made U+00B7 (GB/T 7408 names of minorities). No compatibility folding: rare characters stay.
 */
export function personName(text: string): string {
  const trimmed = trimCell(text);
  if (isHan(trimmed)) return trimmed;
  const joined = INNER_BLANK.test(trimmed)
    ? trimmed.replace(BLANK_BESIDE_HAN, '').replace(/[\s\u3000]+/g, ' ')
    : trimmed;
  return joined.replace(MIDDLE_DOT, '·');
}

/** True for a text that can be a name: letters of any script, middle dots, single blanks; at least one letter. */
export function isPersonName(name: string): boolean {
  if (isHan(name)) return name !== '';
  return /^[\p{L}\p{M}\p{Co}\p{Nl}·' \-〇○()]+$/u.test(name) && /[\p{L}\p{Co}]/u.test(name);
}

/** True where a character of the name was lost on its way (?, □ and their like). */
export function lostCharacter(name: string): boolean {
  return /[?？□■＊*�]/.test(name);
}

const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^(?:0\d{2,3}-?)?[2-9]\d{6,7}(?:-\d{1,6})?$/;

/** A phone without blanks and the country's prefix, mobile numbers without hyphens, and whether it looks like one. */
export function phoneNumber(text: string): { readonly phone: string; readonly plausible: boolean } {
  if (MOBILE.test(text)) return { phone: text, plausible: true };
  const plain = optionalCell(text)
    .replace(/\s+/g, '')
    .replace(/^(?:\+|00)86-?/, '');
  const bare = plain.replace(/-/g, '');
  if (MOBILE.test(bare)) return { phone: bare, plausible: true };
  return { phone: plain, plausible: plain === '' || LANDLINE.test(plain) };
}
