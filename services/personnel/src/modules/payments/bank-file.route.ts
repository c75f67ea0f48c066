import { formatYuan } from '@anzhi/domain';
import {
  type Download,
  downloadRoute,
  FileRefusal,
  type FileRequest,
  requireFileRole,
  type ServiceTools,
} from '@anzhi/graphql-kit';
import { type HttpRoute, type Role, scopeOfFactory } from '@anzhi/service-kit';
import { csvStream } from '@anzhi/sheets';
import iconv from 'iconv-lite';
import { batchAddress, noBankFile } from './bank-address.js';
import { controlOf, detailsOf, type FileDetail } from './bank-file.store.js';
import {
  BANK_FILE_ENCODINGS,
  type BankFileEncoding,
  type BankFileHeader,
  type FileControl,
  headerRecord,
} from './domain/bank-file.js';
import { paysPerson } from './domain/purposes.js';
import { type BatchFile, exportBatch } from './export-batch.service.js';
import type { BatchRow } from './payment.store.js';

/** Whoever sees whole account numbers: finance officers, and nobody else. */
export const FINANCE: readonly Role[] = ['finance-approver'];

/** `GET /files/personnel/bank-files/{factoryCode}/{batchId}.csv?encoding=`: the file for the bank (docs/formats/bank-file.md). */
export function bankFileRoute(tools: ServiceTools): HttpRoute {
  return downloadRoute(tools, {
    path: '/files/personnel/bank-files/',
    serve: (request) => serveBankFile(tools, request),
  });
}

/** What makes a batch's file one for the bank. */
const BANK_FILE: BatchFile<FileControl> = {
  action: 'downloadBankFile',
  serves: (batch) => batch.method === 'BANK' && paysPerson(batch.purpose),
  refused: noBankFile,
  control: controlOf,
};

async function serveBankFile({ database }: ServiceTools, request: FileRequest): Promise<Download> {
  const { factoryId, factoryCode, key } = batchAddress(request.segments);
  const { viewer } = request;
  requireFileRole(viewer, FINANCE, factoryId);
  const encoding = encodingOf(request.query);
  const scope = scopeOfFactory(factoryId);
  const { batch, header } = await database.write(viewer, scope, (tx) =>
    exportBatch(tx, { factoryId, factoryCode, key }, BANK_FILE, encoding),
  );
  const details = detailsOf((work) => database.read(viewer, work, scope), batch);
  return {
    fileName: `${factoryCode}-付款批次-${batch.no}.csv`,
    contentType: `text/csv; charset=${encoding}`,
    body: encoded(csvStream(columnsOf(header, batch), details), encoding),
  };
}

/** The encoding asked for, UTF-8 unless told. @throws FileRefusal 400 for another */
export function encodingOf(query: URLSearchParams): BankFileEncoding {
  const wanted = (query.get('encoding') ?? 'utf-8').toLowerCase();
  const found = BANK_FILE_ENCODINGS.find((encoding) => encoding === wanted);
  if (found) return found;
  throw new FileRefusal(
    400,
    'UNKNOWN_ENCODING',
    `encoding is ${BANK_FILE_ENCODINGS.join(' or ')} (编码不支持)`,
  );
}

/** Header and details have eight fields each: the header's stand where a sheet has its headings. */
function columnsOf(header: BankFileHeader, batch: BatchRow) {
  const value: ((detail: FileDetail) => string | number)[] = [
    () => 'D',
    (detail) => detail.serial,
    (detail) => detail.employeeNo,
    (detail) => detail.name,
    (detail) => detail.bank,
    (detail) => detail.account,
    (detail) => formatYuan(detail.amountFen),
    () => batch.purpose,
  ];
  return headerRecord(header).map((cell, index) => ({
    header: cell,
    kind: 'text' as const,
    value: value[index]!,
  }));
}

/** The stream in the encoding of the bank: UTF-8 keeps its byte order mark, GB18030 has none. */
export async function* encoded(
  chunks: AsyncIterable<Buffer>,
  encoding: BankFileEncoding,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks)
    yield encoding === 'utf-8'
      ? chunk
      : iconv.encode(chunk.toString('utf8').replace(/^\uFEFF/, ''), encoding);
}
