/**
 * Runs steps with a pause before each, in which a screen can draw and hear keys. Gives null when the signal is raised
 * meanwhile.
 */
export async function withPauses<Result>(
  steps: readonly (() => Result)[],
  signal: AbortSignal,
): Promise<readonly Result[] | null> {
  const results: Result[] = [];
  for (const step of steps) {
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    if (signal.aborted) return null;
    results.push(step());
  }
  return results;
}
