import type { ReferenceResolver } from '@anzhi/graphql-kit';
import { loadFactory } from './factory.read-model.js';

/** `Factory` by id for the gateway. */
export const loadFactoryReference: ReferenceResolver = (reference, context) =>
  loadFactory(context, reference['id'] ?? '');
