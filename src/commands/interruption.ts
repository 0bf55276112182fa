/**
 * An abort signal that Ctrl-C, a termination or a closed terminal raises, until `stop`. Asked again after a moment it
 * ends the program at once: whoever asks twice does not want to wait for a server.
 */
export function interruption(): { readonly signal: AbortSignal; readonly stop: () => void } {
  const controller = new AbortController();
  let askedAt = 0;
  const abort = () => {
    if (controller.signal.aborted && performance.now() - askedAt > oneKeyMs) process.exit(130);
    askedAt = performance.now();
    controller.abort();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.on(name, abort);
  return {
    signal: controller.signal,
    stop: () => {
      for (const name of signals) process.off(name, abort);
    },
  };
}

/** Under npm one Ctrl-C arrives twice: from the terminal, and passed on by npm. */
const oneKeyMs = 500;
