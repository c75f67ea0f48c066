import { setImmediate } from 'node:timers/promises';
import type { Logger } from '@anzhi/service-kit';
import { Kind } from 'graphql';
import type { CompiledExecutor } from './executor/compiled-executor.js';
import type { KnownDocuments } from './http/known-documents.js';

/** Makes known operations ready, so that nobody waits for the first of a kind to be planned. */
export interface WarmUp {
  /** Begins anew; what was under way for an earlier supergraph ends. */
  begin(): void;
  /** Resolves when all that was begun is ready. */
  done(): Promise<void>;
}

/**
 * Parses, plans and compiles every operation of `sources`, with room for requests between two documents. One that the
 * schema in use does not allow is left out and logged.
 */
export function createWarmUp(
  sources: readonly string[],
  documents: Pick<KnownDocuments, 'admit'>,
  executor: Pick<CompiledExecutor, 'keep'>,
  logger: Logger,
): WarmUp {
  let round = 0;
  let last = Promise.resolve();

  const prepare = (source: string): void => {
    try {
      const document = documents.admit(source);
      for (const part of document.definitions)
        if (part.kind === Kind.OPERATION_DEFINITION) executor.keep(document, part.name?.value);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      logger.warn({ reason, document: source.slice(0, 80) }, 'a known operation cannot be made ready');
    }
  };
  const run = async (own: number): Promise<void> => {
    for (const source of sources) {
      // Also before the first: the executor's own listeners must have heard of the supergraph.
      await setImmediate();
      if (own !== round) return;
      prepare(source);
    }
  };
  return {
    begin() {
      round += 1;
      last = run(round);
    },
    done: () => last,
  };
}
