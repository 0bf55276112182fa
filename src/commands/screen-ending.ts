/** What ends the screens from outside: a signal, or a defect that nothing caught. */
export interface ScreenEnding {
  /** Raised once; its reason is an Error only for a defect. */
  readonly signal: AbortSignal;
  /** Does some work during which Ctrl-C belongs to another program on this terminal, an editor for example. */
  handOver(work: () => Promise<void>): Promise<void>;
  /** Stops listening. */
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
  const listeners = [
    ['SIGTERM', terminate],
    ['SIGHUP', terminate],
    ['SIGINT', interrupt],
    ['uncaughtException', crash],
    ['unhandledRejection', crash],
  ] as const;
  for (const [event, listener] of listeners) process.on(event, listener);
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
      for (const [event, listener] of listeners) process.off(event, listener);
    },
  };
}
