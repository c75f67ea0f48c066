import { escapeHtml } from '@anzhi/graphql-kit';

const STYLE = `@page { size: A4; margin: 25mm 22mm }
body { font-family: "FangSong", "STFangsong", "Noto Serif CJK SC", serif; font-size: 15pt; line-height: 1.8; color: #000 }
h1 { font-size: 20pt; text-align: center }
p { margin: 0; text-indent: 2em }
.signs { display: flex; justify-content: space-between; margin-top: 20mm; break-inside: avoid }
.signs p { text-indent: 0 }
footer { margin-top: 10mm; font-size: 9pt; word-break: break-all }
@media screen { body { max-width: 210mm; margin: 10mm auto } }`;

/** A contract on A4: its first line as the title, the other lines as paragraphs, places to sign, and the hash of the text. */
export function contractPage(text: string, hash: string): string {
  const [title = '', ...lines] = text.split('\n');
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body>
<h1>${escapeHtml(title)}</h1>
${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')}
<section class="signs"><p>甲方(盖章):<br>代表人:</p><p>乙方(签名):<br>年  月  日</p></section>
<footer>文本摘要 SHA-256:${escapeHtml(hash)}</footer>
</body>
</html>
`;
}
