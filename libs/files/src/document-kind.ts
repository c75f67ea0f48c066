/** What may be handed in as evidence: a closed list. */
export type DocumentKind = 'PDF' | 'JPEG' | 'PNG' | 'DOCX' | 'XLSX' | 'TEXT';

export const CONTENT_TYPES: Readonly<Record<DocumentKind, string>> = {
  PDF: 'application/pdf',
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  DOCX: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  TEXT: 'text/plain; charset=utf-8',
};

const startsWith = (bytes: Buffer, magic: string): boolean =>
  bytes.subarray(0, magic.length).equals(Buffer.from(magic, 'latin1'));

/** The kind of a document by its content, whatever its name says; null for one that is not accepted. */
export function documentKindOf(bytes: Buffer): DocumentKind | null {
  if (startsWith(bytes, '%PDF-')) return 'PDF';
  if (startsWith(bytes, '\xff\xd8\xff')) return 'JPEG';
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return 'PNG';
  if (startsWith(bytes, 'PK\x03\x04')) return officeKindOf(bytes);
  return isText(bytes) ? 'TEXT' : null;
}

/** Office files are zips whose part names stand uncompressed. One with macros is not accepted. */
function officeKindOf(bytes: Buffer): DocumentKind | null {
  if (!bytes.includes('[Content_Types].xml') || bytes.includes('vbaProject.bin')) return null;
  if (bytes.includes('word/document.xml')) return 'DOCX';
  return bytes.includes('xl/workbook.xml') ? 'XLSX' : null;
}

/** UTF-8 without control characters other than tab and line ends. */
function isText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: looking for exactly these
    return text !== '' && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text);
  } catch {
    return false;
  }
}
