import { createHash } from 'node:crypto';
import {
  FileRefusal,
  type FileUpload,
  requireFileRole,
  type ServiceTools,
  uploadRoute,
} from '@anzhi/graphql-kit';
import { FACTORY_CODE, factoryIdOfCode, type HttpRoute, mutate, type Role } from '@anzhi/service-kit';
import { DEFAULT_MAX_BYTES } from '../file/read-roster-file.js';
import { checkUpload } from './check-upload.service.js';
import { type UploadAnswer, uploadAnswer } from './upload-answer.js';

const UPLOADERS: readonly Role[] = ['placement-officer', 'hq-admin'];
/** Each upload holds its file in memory, at most 64 MB: further ones are asked to come back. */
const MAX_AT_ONCE = 4;

/** `POST /rosters/{factoryCode}`: the file of a roster, checked and kept for a commit. For the gateway only. */
export function rosterUploadRoute(tools: ServiceTools): HttpRoute {
  return uploadRoute(tools, {
    path: '/rosters/',
    maxBytes: DEFAULT_MAX_BYTES,
    atOnce: MAX_AT_ONCE,
    allow: ({ viewer, segments }) => requireFileRole(viewer, UPLOADERS, factoryOf(segments)),
    take: async (upload) => {
      const answer = await takeFile(tools, upload);
      return { status: answer.status === 'REJECTED' ? 422 : 200, body: answer };
    },
  });
}

function factoryOf([code = '', ...more]: readonly string[]): string {
  if (more.length > 0 || !FACTORY_CODE.test(code.toUpperCase()))
    throw new FileRefusal(404, 'NOT_FOUND', 'No such factory (工厂不存在)');
  return factoryIdOfCode(code.toUpperCase());
}

async function takeFile(
  { database }: ServiceTools,
  { viewer, segments, key, bytes }: FileUpload,
): Promise<UploadAnswer> {
  const factoryId = factoryOf(segments);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const { id } = await mutate<{ id: string }>(database, {
    viewer,
    factoryId,
    operation: 'uploadRoster',
    request: { key: `upload:${key}`, operation: 'uploadRoster', input: { factoryId, hash } },
    isRefusal: () => false,
    toStored: (made) => ({ type: 'RosterImport', value: { import: made } }),
    fromStored: (stored) => (stored.value as { import: { id: string } }).import,
    work: (tx) => checkUpload(tx, factoryId, bytes),
  });
  return database.read(viewer, (tx) => uploadAnswer(tx, id));
}
