import { tenantTableSql } from '@anzhi/service-kit';

/**
 * SQL of the two tables of documents, for a service's migration. What a document is stays for good; its content goes when
 * its time has come, and the hash still proves what it was.
 */
export function documentTablesSql(service: string): string {
  return `
CREATE TABLE document (
  factory_id text NOT NULL,
  id uuid NOT NULL,
  title text NOT NULL,
  file_name_sealed bytea NOT NULL,
  kind text NOT NULL CHECK (kind IN ('PDF', 'JPEG', 'PNG', 'DOCX', 'XLSX', 'TEXT')),
  bytes integer NOT NULL CHECK (bytes > 0),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  restricted boolean NOT NULL,
  about_employee_no text,
  uploaded_on date NOT NULL,
  uploaded_by text NOT NULL,
  retain_until date NOT NULL,
  removed_on date,
  PRIMARY KEY (factory_id, id)
);
CREATE INDEX document_retention ON document (retain_until) WHERE removed_on IS NULL;
${tenantTableSql(service, 'document')}
CREATE TABLE document_chunk (
  factory_id text NOT NULL,
  document_id uuid NOT NULL,
  no integer NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (factory_id, document_id, no),
  FOREIGN KEY (factory_id, document_id) REFERENCES document (factory_id, id)
);
ALTER TABLE document_chunk ALTER COLUMN sealed SET STORAGE EXTERNAL;
${tenantTableSql(service, 'document_chunk', { deletable: true })}`;
}

/** Undoes {@link documentTablesSql}. */
export const DROP_DOCUMENT_TABLES = 'DROP TABLE document_chunk, document';
