import '../environment.js';
import { createBoundedCache } from '@anzhi/service-kit';
import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { MAX_TOKENS, refusalOf, textOf } from '../limits/limits.plugin.js';
import type { RequestContext } from '../request-context.js';

/** Characters of documents that are kept, beside those that were admitted. */
const MOST_TEXT = 500_000;

/** Reckoned for a document beside its text. */
const TEXT_OF_ONE = 500;

/** Settings of variables, and their length as JSON, for which it is remembered that a document is within the limits. */
const MOST_SETTINGS = 32;
const LONGEST_SETTING = 200;

/** A document that the GraphQL server has parsed and found valid. */
export interface KnownDocument {
  readonly document: DocumentNode;
  /** Whether an operation of it is within the limits with these variables, and they are too. */
  allows(operationName: string | undefined, variables: Readonly<Record<string, unknown>>): boolean;
}

/** Documents by their text, for the schema in use. */
export interface KnownDocuments {
  get(source: string): KnownDocument | undefined;
  /**
   * Parses, judges and remembers a document as the server would, before anybody asks for it; it is not forgotten
   * for others.
   * @throws GraphQLError for one that the server would refuse.
   */
  admit(source: string): DocumentNode;
  /** Remembers what the server finds valid from now on. */
  readonly plugin: ApolloServerPlugin<RequestContext>;
  /** Forgets all: they were valid by another schema. */
  schemaChanged(schema: GraphQLSchema): void;
}

/** @param settings what the server is told too: whether the schema may be asked. */
export function createKnownDocuments(settings: { readonly introspection: boolean }): KnownDocuments {
  const rules = settings.introspection
    ? specifiedRules
    : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  const known = createBoundedCache<KnownDocument>(MOST_TEXT);
  const admitted = new Map<string, KnownDocument>();
  let inUse: GraphQLSchema | undefined;
  const get = (source: string): KnownDocument | undefined => admitted.get(source) ?? known.get(source);
  return {
    get,
    admit(source) {
      if (!inUse) throw new Error('there is no schema yet');
      const document = parse(source, { maxTokens: MAX_TOKENS });
      const [fault] = validate(inUse, document, rules);
      if (fault) throw fault;
      admitted.set(source, knownDocument(inUse, document));
      return document;
    },
    plugin: {
      async requestDidStart() {
        return {
          async didResolveOperation({ schema, document, source }) {
            if (schema !== inUse || get(source)) return;
            known.set(source, knownDocument(schema, document), source.length + TEXT_OF_ONE);
          },
        };
      },
    },
    schemaChanged(schema) {
      inUse = schema;
      known.clear();
      admitted.clear();
    },
  };
}

function knownDocument(schema: GraphQLSchema, document: DocumentNode): KnownDocument {
  const allowed = new Set<string>();
  return {
    document,
    allows(operationName, variables) {
      const text = textOf(variables);
      if (text === undefined) return false;
      const setting = `${operationName ?? ''} ${text}`;
      if (allowed.has(setting)) return true;
      const operation = getOperationAST(document, operationName);
      if (!operation || refusalOf(schema, document, operation, variables)) return false;
      if (allowed.size >= MOST_SETTINGS) allowed.clear();
      if (setting.length <= LONGEST_SETTING) allowed.add(setting);
      return true;
    },
  };
}
