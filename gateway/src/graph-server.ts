import './environment.js';
import type { Logger } from '@anzhi/service-kit';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { FormatError } from './errors/format-error.js';
import { apolloLogger, type Executor } from './executor/executor.js';
import type { KnownDocuments } from './http/known-documents.js';
import { limitsPlugin, MAX_TOKENS } from './limits/limits.plugin.js';
import type { RequestContext } from './request-context.js';

/** The GraphQL server around an executor; it knows nothing of HTTP sockets or of subgraphs. */
export function createGraphServer(
  executor: Executor,
  settings: { readonly introspection: boolean; readonly production: boolean },
  documents: KnownDocuments,
  formatError: FormatError,
  logger: Logger,
): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    gateway: executor,
    introspection: settings.introspection,
    // Not hideSchemaDetailsFromClientErrors: its regular expression takes time by the square of what a client wrote.
    validationOptions: { hideSuggestions: settings.production },
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    // What it finds valid known-documents.ts keeps, within its bound; a second store kept all that is compiled of more.
    documentStore: null,
    parseOptions: { maxTokens: MAX_TOKENS },
    stopOnTerminationSignals: false,
    // The front stops first; what still runs then has had its time.
    nodeEnv: 'production',
    stringifyResult: (value) => JSON.stringify(value),
    formatError,
    logger: apolloLogger(logger),
    plugins: [
      limitsPlugin,
      documents.plugin,
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}
