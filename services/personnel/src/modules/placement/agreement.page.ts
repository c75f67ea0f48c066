import { escapeHtml } from '@anzhi/graphql-kit';

/** An agreement as it is printed: the text that was signed, and what stands outside it. */
export interface AgreementSheet {
  readonly number: string;
  readonly body: string;
  readonly bodyHash: string;
  readonly templateVersion: number;
  /** Printed across the head where the agreement no longer stands; null where it does. */
  readonly ended: string | null;
}

const STYLE = `@page { size: A4; margin: 22mm 20mm }
body { font-family: "FangSong", "STFangsong", "Noto Serif CJK SC", serif; font-size: 13pt; line-height: 1.6; color: #000 }
article { break-after: page } article:last-child { break-after: auto }
h1 { font-size: 20pt; text-align: center } h2 { font-size: 14pt; margin: 4mm 0 1mm; break-after: avoid }
p { margin: 0; text-indent: 2em; overflow-wrap: anywhere }
.ended { border: 2px solid #000; text-align: center; font-weight: bold; text-indent: 0; padding: 1mm }
.signatures { width: 100%; border-collapse: collapse; margin-top: 8mm; break-inside: avoid }
.signatures td { border: 1px solid #000; width: 50%; height: 24mm; vertical-align: top; padding: 2mm 3mm }
.mark { margin-top: 4mm; font-size: 8pt; text-indent: 0 }
@media screen { body { max-width: 210mm; margin: 10mm auto } }`;

/** Agreements on A4, one after the other, each on pages of its own. All text is escaped here. */
export function agreementPages(title: string, sheets: readonly AgreementSheet[]): string {
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body>
${sheets.map(article).join('\n')}
</body>
</html>
`;
}

function article({ body, bodyHash, templateVersion, ended, number }: AgreementSheet): string {
  const ending = ended === null ? '' : `<p class="ended">${escapeHtml(ended)}</p>\n`;
  return `<article>
${ending}${body.split('\n').map(paragraph).join('\n')}
<table class="signatures">
<tr><td>甲方(盖章):<br>经办人签名:</td><td>乙方(签名、按手印):<br>代理人签名(有代理时):</td></tr>
<tr><td>见证人签名:</td><td>签字日期:</td></tr>
</table>
<p class="mark">${escapeHtml(number)} · 范本第 ${templateVersion} 版 · 正文校验码 SHA-256 ${escapeHtml(bodyHash)}</p>
</article>`;
}

function paragraph(line: string): string {
  if (line.startsWith('## ')) return `<h2>${escapeHtml(line.slice(3))}</h2>`;
  if (line.startsWith('# ')) return `<h1>${escapeHtml(line.slice(2))}</h1>`;
  return `<p>${escapeHtml(line)}</p>`;
}
