import {
  type Download,
  downloadRoute,
  type FileRequest,
  requireFileRole,
  type ServiceTools,
  STAFF_ROLES,
} from '@anzhi/graphql-kit';
import type { HttpRoute, ReadTx } from '@anzhi/service-kit';
import { canonicalJson } from './domain/canonical-json.js';
import { hiddenDigest } from './domain/leaf.js';
import {
  type FiledRow,
  type RoundHead,
  readAddress,
  readRoundHead,
  walkRows,
} from './round-file.read-model.js';

const JSON_TYPE = 'application/json; charset=utf-8';

/**
 * `GET /files/personnel/rounds/{factoryCode}/{roundId}.json`: a whole round with what binds each row to the root, for
 * staff and auditors, to be checked offline by `npm run verify`. What is not posted is in it as a digest only.
 */
export function roundFileRoute(tools: ServiceTools): HttpRoute {
  return downloadRoute(tools, {
    path: '/files/personnel/rounds/',
    serve: (request) => serveRound(tools, request),
  });
}

async function serveRound({ database }: ServiceTools, request: FileRequest): Promise<Download> {
  const { factoryId, parts } = readAddress(request, 2, ['.json']);
  requireFileRole(request.viewer, STAFF_ROLES, factoryId);
  const session = database.openReadSession(request.viewer);
  try {
    const round = await readRoundHead(session, factoryId, parts[0] ?? '');
    return {
      fileName: `${round.factoryCode}-${round.kind}-${round.no}.json`,
      contentType: JSON_TYPE,
      body: roundText(session, round),
      release: () => session.close(),
    };
  } catch (error) {
    await session.close();
    throw error;
  }
}

async function* roundText(tx: ReadTx, round: RoundHead): AsyncGenerator<string, void, undefined> {
  const { factoryCode, kind, no, supplementary, openedOn, closesOn, rowCount, root } = round;
  const head = {
    format: 'anzhi-posting-round/1',
    ...{
      factory: factoryCode,
      series: kind,
      round: no,
      supplementary,
      openedOn,
      closesOn,
      size: rowCount,
      root,
    },
  };
  yield `${JSON.stringify(head).slice(0, -1)},"rows":[\n`;
  let lines: string[] = [];
  for await (const row of walkRows(tx, round)) {
    lines.push(`${row.leafNo === 0 ? '' : ','}${rowText(row)}\n`);
    if (lines.length < LINES_AT_ONCE) continue;
    yield lines.join('');
    lines = [];
  }
  yield `${lines.join('')}]}\n`;
}

/** Rows handed on at once: fewer, larger chunks cost less per row. */
const LINES_AT_ONCE = 200;

function rowText({ publicRow, salt, hiddenSalt, hidden, leaf }: FiledRow): string {
  const digest = hiddenDigest(hiddenSalt, canonicalJson(hidden)).toString('hex');
  return `{"row":${canonicalJson(publicRow)},"salt":"${salt.toString('hex')}","hiddenDigest":"${digest}","leaf":"${leaf.toString('hex')}"}`;
}
