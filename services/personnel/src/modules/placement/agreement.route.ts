import {
  type Download,
  downloadRoute,
  FileRefusal,
  type FileRequest,
  requireFileRole,
  type ServiceTools,
} from '@anzhi/graphql-kit';
import {
  FACTORY_CODE,
  factoryIdOfCode,
  type HttpRoute,
  holdsRole,
  type ReadTx,
  type Role,
  type Viewer,
} from '@anzhi/service-kit';
import { type AgreementSheet, agreementPages } from './agreement.page.js';
import { agreementNo, readAgreementNo } from './agreement-no.js';

/** Who prints agreements of others; the person prints their own. */
const OFFICERS: readonly Role[] = ['hq-admin', 'factory-leader', 'placement-officer', 'finance-approver'];

/** One print holds at most this many agreements. */
const PRINT_LIMIT = 100;

interface DocumentRow {
  no: number;
  employeeNo: string;
  body: string;
  bodyHash: string;
  templateVersion: number;
  status: string;
  endedOn: string | null;
}

const notFound = (): FileRefusal => new FileRefusal(404, 'NOT_FOUND', 'No such agreement (协议不存在)');

/**
 * `GET /files/personnel/agreements/{factoryCode}/{agreementNo}.html`: the agreement as it was signed, for officers and
 * the person; `…/{factoryCode}/print.html?nos=A,B` prints up to 100 at once, for officers.
 */
export function agreementRoute(tools: ServiceTools): HttpRoute {
  return downloadRoute(tools, {
    path: '/files/personnel/agreements/',
    serve: (request) => serve(tools, request),
  });
}

function serve({ database }: ServiceTools, { viewer, segments, query }: FileRequest): Promise<Download> {
  const [code = '', file = '', more] = segments;
  if (more !== undefined || !FACTORY_CODE.test(code.toUpperCase()) || !file.endsWith('.html'))
    throw notFound();
  const factoryId = factoryIdOfCode(code.toUpperCase());
  if (file === 'print.html') {
    requireFileRole(viewer, OFFICERS, factoryId);
    const nos = listOf(factoryId, query.get('nos') ?? '');
    return database.read(viewer, (tx) => printed(tx, factoryId, nos, '职工安置协议书'));
  }
  const no = readAgreementNo(factoryId, file.slice(0, -'.html'.length));
  return database.read(viewer, async (tx) => {
    const [row] = no === null ? [] : await documentsOf(tx, factoryId, [no]);
    if (!isOwn(viewer, factoryId, row)) requireFileRole(viewer, OFFICERS, factoryId);
    if (!row) throw notFound();
    return printed(tx, factoryId, [row.no], agreementNo(factoryId, row.no));
  });
}

function isOwn(viewer: Viewer, factoryId: string, row: DocumentRow | undefined): boolean {
  return (
    viewer.self?.factoryId === factoryId &&
    viewer.self.employeeNo.toUpperCase() === row?.employeeNo.toUpperCase() &&
    holdsRole(viewer, ['employee', 'agent'], factoryId)
  );
}

/** The numbers of a list in its order. @throws FileRefusal 400 for none, too many, or one that is no number here */
function listOf(factoryId: string, text: string): number[] {
  const nos = text.split(',').flatMap((one) => readAgreementNo(factoryId, one.trim()) ?? []);
  const given = text === '' ? 0 : text.split(',').length;
  if (nos.length === 0 || nos.length !== given || nos.length > PRINT_LIMIT)
    throw new FileRefusal(
      400,
      'BAD_REQUEST',
      `nos names 1 to ${PRINT_LIMIT} agreements of this factory, separated by commas (nos 须为 1 至 ${PRINT_LIMIT} 个本厂协议编号)`,
    );
  return nos;
}

async function printed(
  tx: ReadTx,
  factoryId: string,
  nos: readonly number[],
  title: string,
): Promise<Download> {
  const rows = new Map((await documentsOf(tx, factoryId, nos)).map((row) => [row.no, row]));
  const missing = nos.filter((no) => !rows.has(no)).map((no) => agreementNo(factoryId, no));
  if (missing.length > 0)
    throw new FileRefusal(404, 'NOT_FOUND', `No such agreement (协议不存在): ${missing.join(', ')}`);
  return {
    fileName: `${title}.html`,
    contentType: 'text/html; charset=utf-8',
    inline: true,
    body: agreementPages(
      title,
      nos.map((no) => sheetOf(factoryId, rows.get(no)!)),
    ),
  };
}

const ENDED: Readonly<Record<string, string>> = { VOID: '本协议已作废', SUPERSEDED: '本协议已被取代' };

function sheetOf(factoryId: string, { no, status, endedOn, ...text }: DocumentRow): AgreementSheet {
  const ended = ENDED[status] ? `${ENDED[status]}(${endedOn ?? ''})` : null;
  return { ...text, number: agreementNo(factoryId, no), ended };
}

function documentsOf(tx: ReadTx, factoryId: string, nos: readonly number[]): Promise<DocumentRow[]> {
  return tx.query<DocumentRow>(
    `SELECT d.agreement_no AS no, e.employee_no AS "employeeNo", d.body, d.body_hash AS "bodyHash",
       d.template_version AS "templateVersion", p.status, p.ended_on AS "endedOn"
       FROM agreement_document d
       JOIN placement p ON p.factory_id = d.factory_id AND p.id = d.placement_id
       JOIN employee e ON e.factory_id = p.factory_id AND e.id = p.employee_id
      WHERE d.factory_id = $1 AND d.agreement_no = ANY ($2)`,
    [factoryId, nos],
  );
}
