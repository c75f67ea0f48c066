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
export { type DocumentContent, databaseContent } from './document-content.js';
export { CONTENT_TYPES, type DocumentKind, documentKindOf } from './document-kind.js';
export { removeExpiredDocuments, startDocumentRetention } from './document-retention.js';
export { type DocumentAccess, documentRoutes } from './document-routes.js';
export { DROP_DOCUMENT_TABLES, documentTablesSql } from './document-tables.js';
