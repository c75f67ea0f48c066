import { escapeHtml } from '@anzhi/graphql-kit';
import type { PublicRow } from './domain/posted-row.js';
import { NOTICE_COLUMNS, type NoticeColumn, noticeCell, noticeTitle } from './notice.columns.js';
import type { RoundHead } from './round-file.read-model.js';

export type Paper = 'A3' | 'A4';

/** Sizes that are read from where one stands: larger on A3. */
const SIZES: Readonly<Record<Paper, string>> = { A3: '13pt', A4: '9.5pt' };

const styleOf = (paper: Paper): string => `@page { size: ${paper} landscape; margin: 14mm }
body { font-family: "SimSun", "Noto Serif CJK SC", serif; font-size: ${SIZES[paper]}; line-height: 1.4; color: #000 }
h1 { font-size: 2em; text-align: center; margin: 0 }
h2 { font-size: 1.3em; text-align: center; font-weight: normal; margin: 0 0 4mm }
p { margin: 1mm 0 }
code { font-family: monospace; word-break: break-all }
table { width: 100%; border-collapse: collapse; margin-top: 4mm }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { border: 1px solid #000; padding: 1mm 2mm; text-align: center }
td.money { text-align: right; font-variant-numeric: tabular-nums }
tr.corrected { font-weight: bold; background: #ddd; print-color-adjust: exact }
@media screen { body { max-width: ${paper === 'A3' ? '420mm' : '297mm'}; margin: 10mm auto } }`;

/** Rows handed on at once: fewer, larger chunks cost less per row. */
const ROWS_AT_ONCE = 200;

/** The notice for the wall as a page to print, as a stream: what a round shows to everybody, and nothing else (§2.1.6). */
export async function* noticePage(
  round: RoundHead,
  rows: AsyncIterable<{ readonly publicRow: PublicRow }>,
  paper: Paper,
): AsyncGenerator<string, void, undefined> {
  const columns = NOTICE_COLUMNS[round.kind];
  yield headOf(round, columns, paper);
  let lines: string[] = [];
  for await (const { publicRow } of rows) {
    lines.push(rowOf(publicRow, columns));
    if (lines.length < ROWS_AT_ONCE) continue;
    yield lines.join('');
    lines = [];
  }
  yield `${lines.join('')}</tbody>\n</table>\n</body>\n</html>\n`;
}

function headOf(round: RoundHead, columns: readonly NoticeColumn[], paper: Paper): string {
  const { factoryName, openedOn, closesOn, places, rowCount, correctedCount, root } = round;
  const title = escapeHtml(noticeTitle(round));
  const headers = columns.map(({ header }) => `<th scope="col">${escapeHtml(header)}</th>`).join('');
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>${escapeHtml(factoryName)} ${title}</title><style>${styleOf(paper)}</style></head>
<body>
<h1>${escapeHtml(factoryName)}</h1>
<h2>${title}</h2>
<p>公示期:${openedOn}至${closesOn}(截至当日24时);张贴地点:${places.map(escapeHtml).join('、')}。</p>
<p>共${rowCount}人,更正${correctedCount}行(以“更正”标注)。“***”为依法不公示内容,本人可凭有效证件查阅。</p>
<p>对本人或他人公示内容有异议的,请于${closesOn}前向职工安置工作组书面、当面或在网上提出,并附证据;逾期提出的转入下一榜或按逾期证据办理。裁决书面告知理由和救济途径;不服的,可依法向人民法院起诉。未提出异议不视为放弃权利。</p>
<p>根哈希(SHA-256,可据此核验本榜):<code>${escapeHtml(root)}</code></p>
<table>
<thead><tr>${headers}</tr></thead>
<tbody>
`;
}

function rowOf(row: PublicRow, columns: readonly NoticeColumn[]): string {
  const cells = columns.map((column) => {
    const text = escapeHtml(noticeCell(row, column));
    return column.kind === 'money' ? `<td class="money">${text}</td>` : `<td>${text}</td>`;
  });
  return `<tr${row['corrected'] === true ? ' class="corrected"' : ''}>${cells.join('')}</tr>\n`;
}
