import {
  type Download,
  downloadRoute,
  FileRefusal,
  type FileRequest,
  type ServiceTools,
} from '@anzhi/graphql-kit';
import type { HttpRoute, ReadTx } from '@anzhi/service-kit';
import { isOpenTo, proofOfFinal, proofOfRound } from './posted-row.read-model.js';
import type { PostingProof } from './posted-row.type.js';
import { PostingSeriesKind } from './posting.type.js';
import { notThere, readAddress, readRoundHead } from './round-file.read-model.js';

/**
 * `GET /files/personnel/proofs/{factoryCode}/{roundId, FACTS, BACK_PAY or PLACEMENT_RESULT}/{employeeNo}.json`: one
 * person's row with everything that binds it to the root of the round, or to the final root of the series; for the
 * person and staff, also after the take-down (decision 23).
 */
export function proofFileRoute(tools: ServiceTools): HttpRoute {
  return downloadRoute(tools, {
    path: '/files/personnel/proofs/',
    serve: (request) => serveProof(tools, request),
  });
}

async function serveProof({ database }: ServiceTools, request: FileRequest): Promise<Download> {
  const { factoryId, parts } = readAddress(request, 3, ['.json']);
  const [snapshot = '', employeeNo = ''] = parts;
  if (!isOpenTo(request.viewer, factoryId, employeeNo))
    throw new FileRefusal(403, 'FORBIDDEN', 'A proof goes to the person and to staff (仅限本人和工作人员)');
  const found = await database.read(request.viewer, (tx) =>
    Object.hasOwn(PostingSeriesKind, snapshot)
      ? finalProof(tx, factoryId, snapshot, employeeNo)
      : roundProof(tx, factoryId, snapshot, employeeNo),
  );
  return {
    fileName: `${employeeNo}-${found.series}-${found.round ?? 'final'}.json`,
    contentType: 'application/json; charset=utf-8',
    body: proofText(found),
  };
}

interface FoundProof {
  readonly series: string;
  /** Null for the final snapshot. */
  readonly round: number | null;
  readonly proof: PostingProof;
}

async function finalProof(
  tx: ReadTx,
  factoryId: string,
  series: string,
  employeeNo: string,
): Promise<FoundProof> {
  const found = await proofOfFinal(tx, factoryId, series, employeeNo);
  if (!found) throw notThere();
  return { series, round: null, proof: found.proof };
}

async function roundProof(
  tx: ReadTx,
  factoryId: string,
  roundId: string,
  employeeNo: string,
): Promise<FoundProof> {
  const { id, kind, no } = await readRoundHead(tx, factoryId, roundId);
  const found = await proofOfRound(tx, factoryId, id, employeeNo);
  if (!found) throw notThere();
  return { series: kind, round: no, proof: found.proof };
}

function proofText({ series, round, proof }: FoundProof): string {
  const { index, size, root, leaf, path, salt, hiddenSalt } = proof;
  const head = {
    format: 'anzhi-posting-proof/1',
    series,
    round,
    size,
    index,
    root,
    path,
    leaf,
    salt,
    hiddenSalt,
  };
  return `${JSON.stringify(head).slice(0, -1)},"row":${proof.canonicalRow},"hidden":${proof.hidden}}\n`;
}
