import { TITLES, type Variant } from '../variants.js';
import type { Part } from './record.js';
import { against } from './tables.js';

const SHOWN: readonly (readonly [Variant, string])[] = [
  ['merge', '#9aa5b1'],
  ['ours', '#1f7a5c'],
  ['hive-rust', '#d08c2e'],
  ['hive', '#e3bd7c'],
  ['stock', '#8561b5'],
];

const WIDTH = 860;
const LEFT = 190;
const BAR = 16;
const GAP = 26;
const TOP = 70;

const escaped = (text: string): string => text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const text = (x: number, y: number, words: string, more = ''): string =>
  `<text x="${x}" y="${y}" ${more}>${escaped(words)}</text>`;

function bars(part: Part, top: number, perUnit: number): string {
  const { workload, mode } = part;
  const label = text(
    LEFT - 12,
    top + (BAR * SHOWN.length) / 2 + 4,
    `${workload}, ${mode}`,
    'text-anchor="end"',
  );
  const drawn = SHOWN.map(([variant, colour], at) => {
    const ratio = against(part, variant, 'merge');
    if (ratio === null) return '';
    const y = top + at * BAR;
    const width = Math.max(1, ratio * perUnit);
    return `<rect x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="${BAR - 3}" fill="${colour}"/>${text(LEFT + width + 6, y + 11, ratio.toFixed(2), 'font-size="11"')}`;
  });
  return [label, ...drawn].join('\n');
}

/** Requests per CPU second of each variant as a share of the hand-written merge's, as an SVG picture. */
export function chart(parts: readonly Part[]): string {
  const most = Math.max(
    1,
    ...parts.flatMap((one) => SHOWN.map(([variant]) => against(one, variant, 'merge') ?? 0)),
  );
  const perUnit = (WIDTH - LEFT - 60) / most;
  const group = SHOWN.length * BAR + GAP;
  const height = TOP + parts.length * group;
  const legend = SHOWN.map(
    ([variant, colour], at) =>
      `<rect x="${LEFT + at * 132}" y="36" width="11" height="11" fill="${colour}"/>${text(LEFT + at * 132 + 16, 46, TITLES[variant].replace('Hive Gateway, Rust planner', 'Hive, Rust').replace('hand-written ', ''), 'font-size="12"')}`,
  ).join('\n');
  const groups = parts.map((one, at) => bars(one, TOP + at * group, perUnit)).join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="system-ui, sans-serif" font-size="13" fill="#222">
<title>Requests per CPU second beside the hand-written merge</title>
<rect width="${WIDTH}" height="${height}" fill="#fff"/>
${text(LEFT, 22, 'Requests per CPU second, hand-written merge = 1 (longer is better)', 'font-weight="bold"')}
${legend}
${groups}
</svg>
`;
}
