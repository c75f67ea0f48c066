export {
  type DocumentFault,
  type DocumentRow,
  findDocuments,
  MAX_DOCUMENT_BYTES,
  missingDocuments,
  type NewDocument,
  readDocument,
  storeDocument,
} from './document.store.js';
export {
  type ContentFault,
  type DocumentContent,
  DocumentContentError,
  databaseContent,
} from './document-content.js';
export { CONTENT_TYPES, type DocumentKind, documentKindOf } from './document-kind.js';
export { removeExpiredDocuments, startDocumentRetention } from './document-retention.js';
export { type DocumentAccess, documentRoutes } from './document-routes.js';
export { DROP_DOCUMENT_TABLES, documentTablesSql } from './document-tables.js';
export { openDocumentContent } from './s3/open-content.js';
export { openS3Client, type S3Client, type S3Settings } from './s3/s3-client.js';
export { s3Content } from './s3/s3-content.js';
