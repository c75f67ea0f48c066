import { formatYuan } from '@anzhi/domain';
import {
  type Download,
  downloadRoute,
  type FileRequest,
  requireFileRole,
  type ServiceTools,
} from '@anzhi/graphql-kit';
import { type HttpRoute, scopeOfFactory } from '@anzhi/service-kit';
import { type Column, csvStream, xlsxStream } from '@anzhi/sheets';
import { batchAddress, noFundList } from './bank-address.js';
import { encoded, encodingOf, FINANCE } from './bank-file.route.js';
import { type FundListHeader, fundHeaderRecord } from './domain/fund-list.js';
import { paysPerson } from './domain/purposes.js';
import { type BatchFile, exportBatch } from './export-batch.service.js';
import { type FundControl, type FundDetail, fundControlOf, fundDetailsOf } from './fund-list.store.js';
import type { BatchRow } from './payment.store.js';

/** `GET /files/personnel/fund-lists/{factoryCode}/{batchId}.csv|.xlsx`: the list for the fund (docs/formats/fund-list.md). */
export function fundListRoute(tools: ServiceTools): HttpRoute {
  return downloadRoute(tools, {
    path: '/files/personnel/fund-lists/',
    serve: (request) => serveFundList(tools, request),
  });
}

/** What makes a batch's file a list for a fund. */
const FUND_LIST: BatchFile<FundControl> = {
  action: 'downloadFundList',
  serves: (batch) => batch.method === 'BANK' && !paysPerson(batch.purpose),
  refused: noFundList,
  control: fundControlOf,
};

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function serveFundList({ database }: ServiceTools, request: FileRequest): Promise<Download> {
  const address = batchAddress(request.segments);
  const { viewer } = request;
  requireFileRole(viewer, FINANCE, address.factoryId);
  const workbook = request.segments[1]?.endsWith('.xlsx') ?? false;
  const encoding = workbook ? 'xlsx' : encodingOf(request.query);
  const scope = scopeOfFactory(address.factoryId);
  const { batch, header } = await database.write(viewer, scope, (tx) =>
    exportBatch(tx, address, FUND_LIST, encoding),
  );
  const details = fundDetailsOf((work) => database.read(viewer, work, scope), batch);
  const name = `${address.factoryCode}-缴存清册-${batch.no}`;
  if (encoding === 'xlsx')
    return {
      ...{ fileName: `${name}.xlsx`, contentType: XLSX },
      body: xlsxStream(SHEET, withTotal(details, header), { sheetName: '缴存清册' }),
    };
  return {
    ...{ fileName: `${name}.csv`, contentType: `text/csv; charset=${encoding}` },
    body: encoded(csvStream(recordColumns(header, batch), details), encoding),
  };
}

/** Header and details have nine fields each: the header's stand where a sheet has its headings. */
function recordColumns(header: FundListHeader, batch: BatchRow): Column<FundDetail>[] {
  const value: ((detail: FundDetail) => string | number)[] = [
    () => 'D',
    (detail) => detail.serial,
    (detail) => detail.employeeNo,
    (detail) => detail.name,
    (detail) => detail.identity,
    (detail) => detail.month ?? '',
    (detail) => detail.kind,
    (detail) => formatYuan(detail.amountFen),
    () => batch.purpose,
  ];
  return fundHeaderRecord(header).map((cell, index) => ({
    ...{ header: cell, kind: 'text' as const, value: value[index] ?? missing },
  }));
}

const missing = (): never => {
  throw new Error('the list has more headings than fields');
};

/** A line of the workbook: a detail, or the control totals at its end. */
type SheetLine = Pick<FundDetail, 'employeeNo' | 'name' | 'identity' | 'amountFen'> & {
  readonly serial: string;
  readonly month: string;
};

const SHEET: Column<SheetLine>[] = [
  { header: '序号', kind: 'text', value: (line) => line.serial },
  { header: '工号', kind: 'text', value: (line) => line.employeeNo },
  { header: '姓名', kind: 'text', value: (line) => line.name },
  { header: '身份证号码', kind: 'text', width: 22, value: (line) => line.identity },
  { header: '补缴月份', kind: 'text', value: (line) => line.month },
  { header: '金额', kind: 'money', value: (line) => formatYuan(line.amountFen) },
];

async function* withTotal(
  details: AsyncGenerator<FundDetail>,
  header: FundListHeader,
): AsyncGenerator<SheetLine> {
  for await (const detail of details)
    yield { ...detail, serial: String(detail.serial), month: detail.month ?? '整笔' };
  yield {
    ...{ serial: '合计', employeeNo: `${header.people}人`, name: `${header.lines}条`, identity: header.hash },
    ...{ month: '', amountFen: header.totalFen },
  };
}
