/** What a worker and the primary say to each other about metrics; `ask` pairs a question with its answer. */
export type ClusterMessage =
  /** A worker asks the primary for the metrics of all. */
  | { readonly kind: 'metrics-of-all'; readonly ask: number }
  /** The primary asks a worker for its own. */
  | { readonly kind: 'metrics-of-one'; readonly ask: number }
  | { readonly kind: 'metrics-of-one-are'; readonly ask: number; readonly metrics: readonly object[] }
  | { readonly kind: 'metrics-of-all-are'; readonly ask: number; readonly text: string };

/** Narrows whatever came over the channel: node and prom-client use it too. */
export function isClusterMessage(message: unknown): message is ClusterMessage {
  return (
    typeof message === 'object' &&
    message !== null &&
    'kind' in message &&
    typeof message.kind === 'string' &&
    message.kind.startsWith('metrics-of-')
  );
}
