/** So many requests over so many connections. */
export interface LoadStep {
  readonly connections: number;
  readonly requests: number;
}

/** What the load generator is to do. */
export interface LoadJob {
  readonly url: string;
  /** The request body; for a soak the document is made anew from its number. */
  readonly body: string;
  /** Not null: so many distinct operations instead of one, and whatever is answered without errors is right. */
  readonly distinct: number | null;
  /** Number of the first request, where the numbers tell the operation or the token. */
  readonly first: number;
  /** One, or many that are used in turn; none sends no `authorization`. */
  readonly tokens: readonly string[];
  /** One after the other; on each connection of a step one request follows the other. */
  readonly steps: readonly LoadStep[];
  /** The right answer as text; answers are compared by digest, and field by field where the digest is a new one. */
  readonly expected: string | null;
}

/** What became of it. */
export interface LoadResult {
  readonly requests: number;
  readonly elapsedMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Requests without an answer, or with a status other than 200. */
  readonly errors: number;
  /** Answers that differ from the right one. */
  readonly wrong: number;
  /** The first of either. */
  readonly sample: string | null;
}
