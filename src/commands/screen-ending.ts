/** What ends the screens from outside: a signal, or a defect that nothing caught. */
export interface ScreenEnding {
  /** Raised once; its reason is an Error only for a defect. */
  readonly signal: AbortSignal;
  /** Does some work during which Ctrl-C belongs to another program on this terminal, an editor for example. */
  handOver(work: () => Promise<void>): Promise<void>;
  /** Stops listening; after a signal, signals stay harmless, so that the terminal can be restored. */
  stop(): void;
}

/** Listens for what would otherwise end the process with the terminal in the state of a full-screen program. */
export function screenEnding(): ScreenEnding {
  const controller = new AbortController();
  let isHandedOver = false;
  const terminate = () => controller.abort('terminated');
  const interrupt = () => {
    if (!isHandedOver) terminate();
  };
  const crash = (error: unknown) => controller.abort(error instanceof Error ? error : new Error(String(error)));
  const signals = [
    ['SIGTERM', terminate],
    ['SIGHUP', terminate],
    ['SIGINT', interrupt],
  ] as const;
  const defects = [
    ['uncaughtException', crash],
    ['unhandledRejection', crash],
  ] as const;
  for (const [event, listener] of [...signals, ...defects]) process.on(event, listener);
  return {
    signal: controller.signal,
    handOver: async (work) => {
      isHandedOver = true;
      try {
        await work();
      } finally {
        isHandedOver = false;
      }
    },
    stop: () => {
      for (const [event, listener] of defects) process.off(event, listener);
      // Libraries that clean up at a signal send it once more when they have, and it would kill then.
      if (controller.signal.aborted) return;
      for (const [event, listener] of signals) process.off(event, listener);
    },
  };
}
