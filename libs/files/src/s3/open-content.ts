import { type DocumentContent, DocumentContentError, databaseContent } from '../document-content.js';
import { openS3Client, type S3Settings } from './s3-client.js';
import { s3Content } from './s3-content.js';

/**
 * Where a service keeps the content of its documents: in a bucket, or without one in its own database. A store that is away
 * does not keep the service from starting; one that is not there, or not for us, does.
 * @throws DocumentContentError MISCONFIGURED
 */
export async function openDocumentContent(service: string, s3: S3Settings | null): Promise<DocumentContent> {
  if (!s3) return databaseContent;
  const client = openS3Client(s3);
  await client.checkBucket().catch((error: unknown) => {
    if (!(error instanceof DocumentContentError) || error.fault !== 'UNAVAILABLE') throw error;
  });
  return s3Content(client, `${service}/documents`);
}
