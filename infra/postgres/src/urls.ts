/** Who connects to which database. */
export interface Login {
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Role taken at the start of each session (`-c role=…`); the login's own when left out. */
  readonly role?: string;
}

/** The URL of another login on the same server as `serverUrl`; other query parameters (sslmode, …) are kept. */
export function loginUrl(serverUrl: string, login: Login): string {
  const url = new URL(serverUrl);
  url.username = encodeURIComponent(login.user);
  url.password = encodeURIComponent(login.password);
  url.pathname = `/${encodeURIComponent(login.database)}`;
  url.searchParams.delete('options');
  if (!login.role) return url.toString();
  // URLSearchParams would write the blank as "+", which PostgreSQL's URL syntax does not know.
  const separator = url.search ? '&' : '?';
  return `${url.toString()}${separator}options=${encodeURIComponent(`-c role=${login.role}`)}`;
}

/** The same login on another database. */
export function withDatabase(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${encodeURIComponent(database)}`;
  return url.toString();
}
