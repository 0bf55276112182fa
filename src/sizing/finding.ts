/** `cannot_determine`: an unknown answer could make this a blocker, so it is never counted as fine. */
export type Severity = 'blocker' | 'risk' | 'advice' | 'cannot_determine';

/** From 0, the gravest: what cannot be determined may be a blocker. */
export const severityRank: Readonly<Record<Severity, number>> = {
  blocker: 0,
  cannot_determine: 1,
  risk: 2,
  advice: 3,
};

/** Something the person must know before building, with the arithmetic behind it and what to change. */
export interface Finding {
  /** Stable: `F-api-floor-crm`. */
  readonly id: string;
  readonly severity: Severity;
  /** The source concerned; null for the app. */
  readonly sourceId: string | null;
  /** One sentence naming the conflict: "5 s freshness is not reachable for crm". */
  readonly title: string;
  /** The arithmetic, with figures from the ledger. */
  readonly because: string;
  /** Any one of these removes it; never empty for a blocker. */
  readonly remedies: readonly string[];
  /** Ids of the ledger quantities and answer keys it rests on. */
  readonly rests: readonly string[];
}
