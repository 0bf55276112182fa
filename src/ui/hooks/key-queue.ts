import type { KeyPress } from './key-press.ts';

export type KeyEvent =
  | { readonly type: 'press'; readonly press: KeyPress }
  | { readonly type: 'paste'; readonly text: string };

/**
 * Who hears an event first: a question over everything, the control under the cursor, the screen around it, then the
 * whole app.
 */
export type Layer = 'question' | 'control' | 'screen' | 'app';

/** Returns true when it has used the event. */
export type KeyListener = (event: KeyEvent) => boolean;

export interface KeyQueue {
  push(events: readonly KeyEvent[]): void;
  /** Adds a listener; the result removes it. */
  listen(layer: Layer, listener: KeyListener): () => void;
  /** Forgets what is waiting and delivers nothing more. */
  close(): void;
}

/**
 * A queue of key events. The first is delivered at once; each further one after `afterRender` has let the screen
 * react to the one before it.
 */
export function createKeyQueue(options: { readonly afterRender: (next: () => void) => void }): KeyQueue {
  const waiting: KeyEvent[] = [];
  const listeners = new Set<{ readonly layer: Layer; readonly hear: KeyListener }>();
  let isDelivering = false;
  let isClosed = false;

  const deliverNext = (): void => {
    const event = isClosed ? undefined : waiting.shift();
    if (event === undefined) {
      isDelivering = false;
      return;
    }
    deliver(event);
    options.afterRender(deliverNext);
  };

  const deliver = (event: KeyEvent): void => {
    for (const layer of LAYERS) {
      const present = [...listeners].filter((listener) => listener.layer === layer);
      // Every listener of a layer hears the event, whoever uses it.
      if (present.map((listener) => listener.hear(event)).includes(true)) return;
    }
  };

  return {
    push(events) {
      waiting.push(...events);
      if (isDelivering) return;
      isDelivering = true;
      deliverNext();
    },
    listen(layer, hear) {
      const listener = { layer, hear };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      isClosed = true;
      waiting.length = 0;
    },
  };
}

const LAYERS: readonly Layer[] = ['question', 'control', 'screen', 'app'];
