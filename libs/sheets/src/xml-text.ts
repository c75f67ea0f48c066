/** `_x000D_` is how a spreadsheet writes a character XML cannot hold; a text that looks like that is escaped itself. */
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
const SPECIAL = /[\u0000-\u0008\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF&<>"]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids; CR it would turn into LF
const FORBIDDEN = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g;

/**
 * The text for an element or an attribute of a sheet's XML (ECMA-376 part 1, 22.9.2.19). Characters that XML forbids
 * are kept as `_xHHHH_`; half of a surrogate pair, which is no character, becomes U+FFFD.
 */
export function escapeXml(text: string): string {
  const escaped = text.includes('_x') ? text.replace(LOOKS_ESCAPED, '_x005F_') : text;
  if (!SPECIAL.test(escaped)) return escaped;
  const paired = LONE_SURROGATE.test(escaped) ? Buffer.from(escaped).toString() : escaped;
  return paired
    .replace(
      FORBIDDEN,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
