import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import type { Constant } from '../../knowledge/source.ts';
import type { Unit } from '../../knowledge/unit.ts';
import type { Finding, Severity } from '../finding.ts';
import type { Ledger, Quantity } from '../ledger.ts';
import type { AppQuantityId, SourceMetric } from '../quantity-ids.ts';
import { appQuantity, sourceQuantity } from '../sizing.ts';
import type { Known, SourceWorkload, Workload } from '../workload.ts';

/** What a finding is read from. */
export interface FindingContext {
  readonly workload: Workload;
  /** The value of a figure about the app. */
  readonly app: (id: AppQuantityId) => number;
  /** The same as text: `1.2 GB`. */
  readonly showApp: (id: AppQuantityId) => string;
  /** The value of a figure about a source; null where it has none. */
  readonly of: (source: SourceWorkload, metric: SourceMetric) => number | null;
  /** The same as text; `none` where it has none. */
  readonly show: (source: SourceWorkload, metric: SourceMetric) => string;
}

/** One rule: what it finds in a sizing, nothing where all is well. */
export type FindingRule = (context: FindingContext) => readonly Finding[];

/** A sizing as rules read it. */
export function contextOf(workload: Workload, ledger: Ledger): FindingContext {
  const get = (id: AppQuantityId) => appQuantity(ledger, id);
  const find = (source: SourceWorkload, metric: SourceMetric) => sourceQuantity(ledger, source.id, metric);
  return {
    workload,
    app: (id) => get(id).value,
    showApp: (id) => showQuantity(get(id)),
    of: (source, metric) => find(source, metric)?.value ?? null,
    show: (source, metric) => {
      const quantity = find(source, metric);
      return quantity === null ? 'none' : showQuantity(quantity);
    },
  };
}

const showQuantity = ({ value, unit }: Quantity): string => showValue(value, unit);

interface Draft {
  /** `api-floor`; the id becomes `F-api-floor-crm`. */
  readonly name: string;
  readonly severity: Severity;
  readonly source?: SourceWorkload;
  readonly title: string;
  readonly because: string;
  readonly remedies: readonly string[];
  /** Answers it rests on. */
  readonly answers: readonly Known<unknown>[];
  /** Figures of the app it rests on. */
  readonly app?: readonly AppQuantityId[];
  /** Figures of the source it rests on. */
  readonly metrics?: readonly SourceMetric[];
}

/** A finding with its stable id and all that it rests on. */
export function finding(draft: Draft): Finding {
  const { source } = draft;
  return {
    id: source === undefined ? `F-${draft.name}` : `F-${draft.name}-${source.id}`,
    severity: draft.severity,
    sourceId: source?.id ?? null,
    title: draft.title,
    because: draft.because,
    remedies: draft.remedies,
    rests: [
      ...(draft.app ?? []),
      ...(source === undefined ? [] : (draft.metrics ?? []).map((metric) => `${source.id}.${metric}`)),
      ...draft.answers.map(({ key }) => key),
    ],
  };
}

/** An answer as text. */
export function showAnswer(known: Known<number>, unit: Unit): string {
  return formatQuantity(known.value, unit);
}

/** A constant as text. */
export function showConstant(constant: Constant): string {
  return formatQuantity(constant.value, constant.unit);
}

/** Seconds as text. */
export function seconds(value: number): string {
  return showValue(value, 's');
}

/** A value as text; beyond a thousand years, petabytes or trillions, no number says more. */
function showValue(value: number, unit: Unit): string {
  const most = unit === 's' ? aeon : unit === 'B' || unit === 'B/s' ? 1e18 : 1e15;
  return value > most ? `over ${formatQuantity(most, unit)}` : formatQuantity(value, unit);
}

const aeon = 1000 * 365 * 86_400;

/** Whether a figure is over its limit by more than three significant digits show: 3,610 s against 1 h is not. */
export function exceeds(value: number, limit: number): boolean {
  return value > limit * 1.005;
}

/** Seconds as text, rounded up to a step that people name: 61 s becomes `1 min 10 s`. */
export function secondsAtLeast(value: number): string {
  const step = steps.find(({ below }) => value < below)?.step ?? 86_400;
  return formatQuantity(value < 10 ? roundUp(value) : Math.ceil(value / step - 1e-9) * step, 's');
}

/** The remedy of a looser freshness; none beyond a year, where nobody would call it one. */
export function freshnessOf(value: number, what = ''): readonly string[] {
  return value > 365 * 86_400 ? [] : [`freshness ≥ ${secondsAtLeast(value)}${what}`];
}

const steps = [
  { below: 60, step: 1 },
  { below: 600, step: 10 },
  { below: 3600, step: 60 },
  { below: 86_400, step: 900 },
];

/** Bytes as text. */
export function bytes(value: number): string {
  return showValue(value, 'B');
}

/** Bytes as text, rounded up to two digits. */
export function bytesAtLeast(value: number): string {
  return formatQuantity(roundUp(value), 'B');
}

/** A number of things as text: `40 endpoints`, `1 endpoint`. */
export function count(value: number, noun: string): string {
  return `${formatQuantity(value, 'count')} ${value === 1 ? noun : `${noun}s`}`;
}

/** A rate of calls in the unit in which limits are usually given: `480 calls/min`, `30 calls/day`. */
export function calls(perSecond: number): string {
  const perMinute = perSecond * 60;
  return perMinute >= 1
    ? `${formatQuantity(perMinute, 'count')} calls/min`
    : `${formatQuantity(perSecond * 86_400, 'count')} calls/day`;
}

/** The same, rounded up. */
export function callsAtLeast(perSecond: number): string {
  const scale = perSecond * 60 >= 1 ? 60 : 86_400;
  return calls(roundUp(perSecond * scale) / scale);
}

/** The smallest number of two digits (or whole number below 100) that is not less, forgiving rounding errors. */
export function roundUp(value: number): number {
  if (value <= 0) return 0;
  const step = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Number((Math.ceil(value / step - 1e-9) * step).toPrecision(3));
}

/** The largest number of two digits that is not more. */
export function roundDown(value: number): number {
  if (value <= 0) return 0;
  const step = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Number((Math.floor(value / step + 1e-9) * step).toPrecision(3));
}
