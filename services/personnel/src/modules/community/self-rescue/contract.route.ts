import { OpaqueIdError, parseOpaqueId } from '@anzhi/domain';
import {
  type Download,
  downloadRoute,
  FileRefusal,
  type FileRequest,
  requireFileRole,
  type ServiceTools,
  STAFF_ROLES,
} from '@anzhi/graphql-kit';
import { FACTORY_CODE, factoryIdOfCode, type HttpRoute, type ReadTx } from '@anzhi/service-kit';
import { contractPage } from './contract.page.js';
import { hashOf } from './self-rescue.service.js';
import { CONTRACT_ID, contractNumber, signedText } from './self-rescue.store.js';

const NOT_FOUND = 'No such contract (合同不存在)';

/** `GET /files/personnel/self-rescue/{factoryCode}/{contractId}.html`: the contract as it was signed, for staff and the person. */
export function contractRoute(tools: ServiceTools): HttpRoute {
  return downloadRoute(tools, {
    path: '/files/personnel/self-rescue/',
    serve: (request) => serve(tools, request),
  });
}

async function serve({ database }: ServiceTools, { viewer, segments }: FileRequest): Promise<Download> {
  const [code = '', file = ''] = segments;
  if (!FACTORY_CODE.test(code.toUpperCase()) || !file.endsWith('.html'))
    throw new FileRefusal(404, 'NOT_FOUND', NOT_FOUND);
  const factoryId = factoryIdOfCode(code.toUpperCase());
  const key = keyOf(factoryId, file.slice(0, -'.html'.length));
  return database.read(viewer, async (tx) => {
    const signed = key ? await signedText(tx, factoryId, key) : null;
    const own = viewer.self?.factoryId === factoryId && viewer.self.employeeNo === signed?.employeeNo;
    if (!own) requireFileRole(viewer, STAFF_ROLES, factoryId);
    if (!signed) throw new FileRefusal(404, 'NOT_FOUND', NOT_FOUND);
    return {
      fileName: `${contractNumber(factoryId, signed.no)}.html`,
      contentType: 'text/html; charset=utf-8',
      inline: true,
      body: contractPage(await textOf(tx, factoryId, signed), signed.hash),
    };
  });
}

/** @throws Error when the stored text is not the one that was signed */
async function textOf(
  tx: ReadTx,
  factoryId: string,
  signed: { sealed: Buffer; hash: string },
): Promise<string> {
  const text = (await tx.cipher(factoryId)).decrypt(signed.sealed);
  if (hashOf(text) !== signed.hash) throw new Error('the stored contract is not the one that was signed');
  return text;
}

function keyOf(factoryId: string, id: string): string | null {
  try {
    const parsed = parseOpaqueId(CONTRACT_ID, id);
    return parsed.factoryId === factoryId ? parsed.key : null;
  } catch (error) {
    if (error instanceof OpaqueIdError) return null;
    throw error;
  }
}
