/** What a letter says. All text is escaped here. */
export interface Letter {
  readonly number: string;
  readonly factory: string;
  readonly to: string;
  readonly unit: string | null;
  readonly title: string;
  readonly body: string;
  readonly issuedOn: string;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text with the signs of HTML taken literally. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '');

const STYLE = `@page { size: A4; margin: 25mm 22mm }
body { font-family: "FangSong", "STFangsong", "Noto Serif CJK SC", serif; font-size: 16pt; line-height: 1.8; color: #000 }
h1 { font-size: 22pt; text-align: center; font-weight: bold }
.number, .date, .seal { text-align: right }
p { margin: 0; text-indent: 2em; white-space: pre-wrap }
p.to { text-indent: 0 }
.receipt { margin-top: 18mm; border-top: 1px dashed #000; padding-top: 6mm; font-size: 13pt; break-inside: avoid }
.receipt table { width: 100%; border-collapse: collapse }
.receipt th, .receipt td { border: 1px solid #000; padding: 2mm 3mm; text-align: left; font-weight: normal }
.receipt th { width: 30% }
@media screen { body { max-width: 210mm; margin: 10mm auto } }`;

/** A letter on A4 with the receipt (送达回证) that proves its service by print. */
export function letterPage(letter: Letter): string {
  const to = letter.unit ? `${letter.to}(${letter.unit})` : letter.to;
  const paragraphs = letter.body
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escaped(line)}</p>`)
    .join('\n');
  const rows = [
    ['送达文书', `${letter.title}(${letter.number})`],
    ['受送达人', to],
    ['签收人签名', ''],
    ['与受送达人关系(代收时)', ''],
    ['签收日期', ''],
    ['送达人签名', ''],
  ].map(([head, text]) => `<tr><th>${escaped(head ?? '')}</th><td>${escaped(text ?? '')}</td></tr>`);
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>${escaped(letter.title)} ${escaped(letter.number)}</title><style>${STYLE}</style></head>
<body>
<p class="number">${escaped(letter.number)}</p>
<h1>${escaped(letter.title)}</h1>
<p class="to">${escaped(to)}:</p>
${paragraphs}
<p class="seal">${escaped(letter.factory)}职工安置工作组</p>
<p class="date">${escaped(letter.issuedOn)}</p>
<section class="receipt"><h2>送达回证</h2><table>${rows.join('')}</table></section>
</body>
</html>
`;
}
