/** The known name that is nearest to what was typed, when it is near enough to be a slip; null otherwise. */
export function nearestName(typed: string, known: readonly string[]): string | null {
  if (typed.length > longestSlip) return null;
  const ranked = known
    .map((name) => ({ name, distance: editDistance(typed, name) }))
    .toSorted((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.max(1, Math.floor(typed.length / 3)) ? best.name : null;
}

/** Longer than any name by more than a slip; comparing takes time in proportion to it. */
const longestSlip = 40;

/** Insertions, deletions, substitutions, and neighbours that changed places (Damerau; each place at most once). */
function editDistance(a: string, b: string): number {
  let before: readonly number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwap ? (before[j - 2] ?? 0) + 1 : substitution;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, substitution, swap));
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
