import type { Blueprint } from '../../blueprint/blueprint.ts';
import { statementTimeout } from '../../decisions/statement-timeout.ts';
import { heldObjects } from '../../knowledge/held-objects.ts';
import { streamlitConstants } from '../../knowledge/streamlit.ts';
import type { Unit } from '../../knowledge/unit.ts';
import { type FigureUnit, figuresIn, type WrittenFigure } from './figures-in.ts';

/** A figure that a document may quote. */
export interface KnownFigure {
  readonly value: number;
  readonly unit: FigureUnit;
  /** How far it may be from what it stands for: 0 for a figure of the ledger, half of its last digit as quoted. */
  readonly rounding: number;
}

/** What the app is built with, whatever the design. */
const appConstants = [...Object.values(streamlitConstants), ...Object.values(heldObjects)];

/**
 * Every figure that a document for this blueprint may quote: the ledger, the constants, the caching plan, and what the
 * blueprint's own sentences, answers included, say.
 */
export function knownFigures(blueprint: Blueprint): readonly KnownFigure[] {
  const { ledger, caching, workload, limits, ...said } = blueprint;
  return [
    ...[...ledger.quantities, ...ledger.constants, ...appConstants].flatMap(({ value, unit }) => exact(value, unit)),
    ...caching.flatMap(({ ttl, entryBytes, memory }) => [
      ...exact(entryBytes, 'B'),
      ...exact(memory, 'B'),
      ...(ttl === null ? [] : [...exact(ttl, 's'), ...exact(2 * ttl, 's')]),
    ]),
    ...exact(statementTimeout(workload), 's'),
    ...limits.flatMap(({ share }) => exact(share, 'ratio')),
    ...textsOf([
      said,
      workload.name,
      limits,
      caching,
      ledger.quantities.map(({ working }) => working),
      ledger.constants,
    ]).flatMap(figuresIn),
  ];
}

/** Whether a figure is one of these, as far as both are rounded. */
export function isKnown(figure: WrittenFigure, known: readonly KnownFigure[]): boolean {
  return known.some((one) => one.unit === figure.unit && agrees(figure, one.value, one.rounding));
}

/**
 * Whether a line shows how a figure came about: a multiple of another figure in it, the share that one is of another, or
 * what a known rate gives in a time that stands there.
 */
export function isWorkedOut(figure: WrittenFigure, line: string, known: readonly KnownFigure[]): boolean {
  const others = figuresIn(line).filter(({ at }) => at !== figure.at);
  const counts = [...line.matchAll(/(?<![\w.,])\d+(?:\.\d+)?(?![\w.,]*\d)/g)].map(([digits]) => Number(digits));
  const same = others.filter(({ unit }) => unit === figure.unit);
  const rates = known.filter(({ unit }) => unit === '1/s' || unit === 'B/s');
  return [
    ...same.flatMap(({ value }) => counts.map((count) => value * count)),
    ...(figure.unit === 'ratio' ? sharesOf(others) : []),
    ...(figure.unit === 'rows' || figure.unit === 'B' ? productsOf(others, rates, figure.unit) : []),
    ...(figure.unit === 'rows' ? quotientsOf(same, known) : []),
    ...(figure.unit === 's' ? timesOf(others, rates) : []),
  ].some((value) => agrees(figure, value, figure.unit === 'rows' ? 1 : 0));
}

function sharesOf(figures: readonly WrittenFigure[]): readonly number[] {
  return figures.flatMap((part) =>
    figures.filter(({ unit }) => unit === part.unit).map((whole) => part.value / whole.value),
  );
}

function productsOf(
  figures: readonly WrittenFigure[],
  rates: readonly KnownFigure[],
  unit: 'rows' | 'B',
): readonly number[] {
  const wanted = unit === 'rows' ? '1/s' : 'B/s';
  return figures
    .filter((figure) => figure.unit === 's')
    .flatMap((time) => rates.filter((rate) => rate.unit === wanted).map((rate) => rate.value * time.value));
}

/** Calls that rows need: a page of rows each, and one for each endpoint. */
function quotientsOf(rows: readonly WrittenFigure[], known: readonly KnownFigure[]): readonly number[] {
  const pages = known.filter(({ unit, value }) => unit === 'rows' && value > 0);
  return rows.flatMap(({ value }) => pages.map((page) => value / page.value));
}

function timesOf(figures: readonly WrittenFigure[], rates: readonly KnownFigure[]): readonly number[] {
  return figures
    .filter(({ unit }) => unit === 'rows')
    .flatMap(({ value }) => rates.filter((rate) => rate.unit === '1/s').map((rate) => value / rate.value));
}

function agrees(figure: WrittenFigure, value: number, rounding: number): boolean {
  return Math.abs(figure.value - value) <= figure.rounding + rounding + Math.abs(figure.value) * 1e-9;
}

function exact(value: number, unit: Unit): readonly KnownFigure[] {
  const known = comparedAs[unit];
  return known === null ? [] : [{ value, unit: known, rounding: 0 }];
}

const comparedAs: Readonly<Record<Unit, FigureUnit | null>> = {
  rows: 'rows',
  B: 'B',
  s: 's',
  'rows/s': '1/s',
  'B/s': 'B/s',
  '1/s': '1/s',
  ratio: 'ratio',
  count: 'rows',
  'USD/month': 'USD/month',
  x: null,
  connections: 'connections',
  calls: 'rows',
  'events/s': '1/s',
  partitions: 'partitions',
  cores: null,
};

/** Every text inside a plain value. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}
