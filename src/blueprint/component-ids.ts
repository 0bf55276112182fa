/** Ids of the components that a design has once; sources and brokers have ids of their own. */
export const componentIds = {
  worker: 'worker',
  validator: 'validator',
  quarantine: 'quarantine',
  store: 'store',
  cache: 'cache',
  app: 'app',
  identity: 'identity',
  monitor: 'monitor',
  viewers: 'viewers',
} as const;

/** The component of a source; the prefix keeps a source called `app` or `end` apart from ours and Mermaid's words. */
export function sourceComponent(sourceId: string): string {
  return `src_${sourceId}`;
}

/** The component of the broker that carries a stream. */
export function brokerComponent(sourceId: string): string {
  return `queue_${sourceId}`;
}
