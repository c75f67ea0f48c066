import { createHash } from 'node:crypto';
import { type FileUpload, requireFileRole, type ServiceTools, uploadRoute } from '@anzhi/graphql-kit';
import { type HttpRoute, mutate } from '@anzhi/service-kit';
import { batchAddress } from './bank-address.js';
import { FINANCE } from './bank-file.route.js';
import {
  FROM_BANK,
  FROM_FUND,
  type ResultAnswer,
  type ResultSource,
  takeResult,
} from './bank-result.service.js';

/** 100,000 answers are about 6 MB. */
const MAX_BYTES = 16 * 1024 * 1024;
const AT_ONCE = 4;

/** `POST /files/personnel/bank-results/{factoryCode}/{batchId}`: what the bank answers (docs/formats/bank-file.md). */
export const bankResultRoute = (tools: ServiceTools): HttpRoute =>
  resultRoute(tools, '/files/personnel/bank-results/', FROM_BANK);

/** `POST /files/personnel/fund-results/{factoryCode}/{batchId}`: what a fund answers (docs/formats/fund-list.md). */
export const fundResultRoute = (tools: ServiceTools): HttpRoute =>
  resultRoute(tools, '/files/personnel/fund-results/', FROM_FUND);

function resultRoute(tools: ServiceTools, path: string, source: ResultSource): HttpRoute {
  return uploadRoute(tools, {
    path,
    maxBytes: MAX_BYTES,
    atOnce: AT_ONCE,
    allow: ({ viewer, segments }) => requireFileRole(viewer, FINANCE, batchAddress(segments).factoryId),
    take: async (upload) => {
      const answer = await take(tools, upload, source);
      return { status: answer.status === 'TAKEN' ? 200 : 422, body: answer };
    },
  });
}

function take(
  { database }: ServiceTools,
  { viewer, segments, key, bytes }: FileUpload,
  source: ResultSource,
): Promise<ResultAnswer> {
  const address = batchAddress(segments);
  const { factoryId, key: batch } = address;
  const hash = createHash('sha256').update(bytes).digest('hex');
  const operation = source.action;
  return mutate<ResultAnswer>(database, {
    ...{ viewer, factoryId, operation },
    request: { key: `upload:${key}`, operation, input: { factoryId, batch, hash } },
    isRefusal: (answer) => answer.status === 'REFUSED',
    toStored: (answer) => ({ type: 'BankResult', value: answer }),
    fromStored: (stored) => stored.value as ResultAnswer,
    work: (tx) => takeResult(tx, address, bytes, source),
  });
}
