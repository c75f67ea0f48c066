/** What every stub of the board says first. */
const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])\n';

/** Fields that each of the four summaries of a factory has, after those of the real schema. */
const SUMMARY = `asOf: String! stage: Stage! headcount: Int! done: Int! open: Int! overdue: Int! amount: Yuan! paid: Yuan!
  due: String lastChange: String note: String blocked: Boolean! milestones: [Milestone!]! cases: [Case!]!`;

/** Types that all four services define alike. */
const SHARED = `
scalar Yuan
enum Stage { PREPARING DECLARED RUNNING CLOSING CLOSED }
type Milestone @shareable { code: String! due: String! done: Boolean! }
type Officer @shareable { role: String! unit: String! }
type Case @shareable { id: ID! kind: String! stage: Stage! amount: Yuan! opened: String! closed: String text: String! officer: Officer }
`;

const SUMMARIES = {
  party: ['organization', 'OrganizationSummary'],
  personnel: ['placement', 'PlacementSummary'],
  assets: ['estate', 'EstateSummary'],
  stability: ['stability', 'StabilitySummary'],
} as const;

/** The services of the board. */
export type BoardService = keyof typeof SUMMARIES;

/** Their names; party has the factories. */
export const BOARD_SERVICES = Object.keys(SUMMARIES) as BoardService[];

/** The field of `Factory` that a service answers. */
export const summaryOf = (service: BoardService): string => SUMMARIES[service][0];

/** The subgraph schema of one service. */
export function boardSdl(service: BoardService): string {
  const [field, type] = SUMMARIES[service];
  const own = service === 'party' ? `code: String! name: String! city: String! site: String!` : '';
  const query =
    service === 'party'
      ? 'type Query { factories(first: Int!): FactoryConnection! }\ntype FactoryConnection { nodes: [Factory!]! totalCount: Int! }'
      : '';
  return `${LINK}${SHARED}${query}
type Factory @key(fields: "id") { id: ID! ${own} ${field}: ${type}! }
type ${type} { ${SUMMARY} }`;
}

/** How much of each factory is asked for. */
export type BoardSize = 'summary' | 'mid' | 'full';

const PLAIN = 'asOf stage headcount done open overdue amount paid due lastChange note blocked';
const CASE = 'id kind stage amount opened closed text officer { role unit }';

/** The selection on a summary: 17 KB, 92 KB and 771 KB over 50 factories, as in stack.md. */
export const SELECTIONS: Readonly<Record<BoardSize, string>> = {
  summary: 'stage headcount done amount',
  mid: `${PLAIN} milestones { code due done }`,
  full: `${PLAIN} milestones { code due done } cases { ${CASE} }`,
};

/** The board of all factories, as a client asks for it. */
export function boardQuery(size: BoardSize): string {
  const parts = BOARD_SERVICES.map((service) => `${summaryOf(service)} { ${SELECTIONS[size]} }`);
  return `query Board($first: Int!) { factories(first: $first) { nodes { code name ${parts.join(' ')} } } }`;
}
