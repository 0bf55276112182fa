import type { CheckedCase } from './corpus.ts';

/** How well a rule does on the corpus. */
export interface Score {
  readonly planted: number;
  /** Planted and found, at its line. */
  readonly hits: number;
  readonly falseAlarms: number;
}

/** The score of each code that was planted or found. */
export function scoresOf(cases: readonly CheckedCase[]): ReadonlyMap<string, Score> {
  const scores = new Map<string, Score>();
  const add = (place: string, part: Partial<Score>) => {
    const code = place.split(' ')[1] ?? place;
    const { planted, hits, falseAlarms } = scores.get(code) ?? none;
    scores.set(code, {
      planted: planted + (part.planted ?? 0),
      hits: hits + (part.hits ?? 0),
      falseAlarms: falseAlarms + (part.falseAlarms ?? 0),
    });
  };
  for (const { expected, found } of cases) {
    const open = [...expected];
    for (const place of expected) add(place, { planted: 1 });
    for (const place of found) {
      const at = open.indexOf(place);
      if (at === -1) add(place, { falseAlarms: 1 });
      else add(open.splice(at, 1)[0] ?? place, { hits: 1 });
    }
  }
  return scores;
}

/** All scores as one. */
export function totalOf(scores: Iterable<Score>): Score {
  return [...scores].reduce(
    (sum, score) => ({
      planted: sum.planted + score.planted,
      hits: sum.hits + score.hits,
      falseAlarms: sum.falseAlarms + score.falseAlarms,
    }),
    none,
  );
}

/** `precision 100 %, recall 95 % (19 of 20 planted)` */
export function scoreText({ planted, hits, falseAlarms }: Score): string {
  const share = (part: number, whole: number) => (whole === 0 ? '–' : `${Math.floor((100 * part) / whole)} %`);
  return `precision ${share(hits, hits + falseAlarms)}, recall ${share(hits, planted)} (${hits} of ${planted} planted)`;
}

const none: Score = { planted: 0, hits: 0, falseAlarms: 0 };
