import { formatYuan } from '@anzhi/domain';
import {
  type Download,
  downloadRoute,
  FileRefusal,
  type FileRequest,
  requireFileRole,
  type ServiceTools,
} from '@anzhi/graphql-kit';
import { type HttpRoute, type Role, scopeOfFactory, type Tx } from '@anzhi/service-kit';
import { csvStream } from '@anzhi/sheets';
import iconv from 'iconv-lite';
import { batchAddress, noBatch } from './bank-address.js';
import { controlOf, detailsOf, type FileDetail, insertExport } from './bank-file.store.js';
import { totalsOf } from './batch.service.js';
import {
  BANK_FILE_ENCODINGS,
  type BankFileEncoding,
  type BankFileHeader,
  headerRecord,
} from './domain/bank-file.js';
import type { BatchStatus } from './domain/batch-state.js';
import { totalsAgree } from './domain/control-totals.js';
import { paysPerson } from './domain/purposes.js';
import { type BatchRow, batchOpaqueId, lockBatch, lockPayments } from './payment.store.js';

/** Whoever sees whole account numbers: finance officers, and nobody else. */
export const FINANCE: readonly Role[] = ['finance-approver'];

/** `GET /files/personnel/bank-files/{factoryCode}/{batchId}.csv?encoding=`: the file for the bank (docs/formats/bank-file.md). */
export function bankFileRoute(tools: ServiceTools): HttpRoute {
  return downloadRoute(tools, {
    path: '/files/personnel/bank-files/',
    serve: (request) => serveBankFile(tools, request),
  });
}

async function serveBankFile({ database }: ServiceTools, request: FileRequest): Promise<Download> {
  const { factoryId, factoryCode, key } = batchAddress(request.segments);
  const { viewer } = request;
  requireFileRole(viewer, FINANCE, factoryId);
  const encoding = encodingOf(request.query);
  const scope = scopeOfFactory(factoryId);
  const { batch, header } = await database.write(viewer, scope, (tx) =>
    exportBatch(tx, { factoryId, factoryCode, key }, encoding),
  );
  const details = detailsOf((work) => database.read(viewer, work, scope), batch);
  return {
    fileName: `${factoryCode}-付款批次-${batch.no}.csv`,
    contentType: `text/csv; charset=${encoding}`,
    body: encoded(csvStream(columnsOf(header, batch), details), encoding),
  };
}

/** What was sent stays to be seen as it was sent. */
const APPROVED_AND_AFTER: readonly BatchStatus[] = ['APPROVED', 'SENT', 'SETTLED'];

function encodingOf(query: URLSearchParams): BankFileEncoding {
  const wanted = (query.get('encoding') ?? 'utf-8').toLowerCase();
  const found = BANK_FILE_ENCODINGS.find((encoding) => encoding === wanted);
  if (found) return found;
  throw new FileRefusal(
    400,
    'UNKNOWN_ENCODING',
    `encoding is ${BANK_FILE_ENCODINGS.join(' or ')} (编码不支持)`,
  );
}

/**
 * Checks that persons, units, batch and file agree to the fen (I-P9) and writes who took the file and when, before a byte
 * of it leaves. @throws FileRefusal 404, 409 before two people approved or when figures differ, 422 for escrow
 */
async function exportBatch(
  tx: Tx,
  { factoryId, factoryCode, key }: ReturnType<typeof batchAddress>,
  encoding: BankFileEncoding,
): Promise<{ batch: BatchRow; header: BankFileHeader }> {
  await lockPayments(tx, factoryId);
  const batch = await lockBatch(tx, factoryId, key);
  if (!batch) throw noBatch();
  if (batch.method !== 'BANK' || !paysPerson(batch.purpose))
    throw new FileRefusal(
      422,
      'NOT_A_BANK_BATCH',
      'Escrow goes to the depositary and arrears to their fund, not by a bank file to persons (提存及缴存批次无银行文件)',
    );
  if (!APPROVED_AND_AFTER.includes(batch.status))
    throw new FileRefusal(
      409,
      'BATCH_NOT_APPROVED',
      `The batch is ${batch.status}: two people approve before its file is made (须经两人审批)`,
    );
  const control = await controlOf(tx, batch);
  const stated = { people: batch.people, totalFen: batch.total_fen };
  if (!totalsAgree(await totalsOf(tx, batch), stated, control))
    throw new FileRefusal(
      409,
      'CONTROL_TOTAL_DIFFERS',
      'Persons, units, batch and file do not agree (控制总数不符)',
    );
  const { at, date } = await tx.clock.now(factoryId);
  await insertExport(tx, batch, control, { encoding, at });
  tx.audit({
    ...{ factoryId, action: 'downloadBankFile', entity: 'PaymentBatch', legalBasis: '个人信息保护法 51' },
    entityId: batchOpaqueId(factoryId, batch.id),
    after: { encoding, people: control.people, total: formatYuan(control.totalFen), hash: control.hash },
  });
  return { batch, header: { ...control, batchNo: batch.no, factoryCode, date } };
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
async function* encoded(chunks: AsyncIterable<Buffer>, encoding: BankFileEncoding): AsyncGenerator<Buffer> {
  for await (const chunk of chunks)
    yield encoding === 'utf-8'
      ? chunk
      : iconv.encode(chunk.toString('utf8').replace(/^\uFEFF/, ''), encoding);
}
