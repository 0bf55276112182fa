import type { SourceMetric } from '../sizing/quantity-ids.ts';
import type { ApiWorkload, DatabaseWorkload, SourceWorkload, StreamWorkload } from '../sizing/workload.ts';
import type { DecisionContext } from './decision.ts';
import { sourceFigure, sourceQuote } from './figures.ts';

/** The source that a source topic decides for. Throws a RangeError for a topic of the design, a defect of the registry. */
export function ownSource({ source, topic }: DecisionContext): SourceWorkload {
  if (source === null) throw new RangeError(`${topic} is decided for a source`);
  return source;
}

/** The source's database. Throws a RangeError where it is none, a defect of the topic's `applies`. */
export function ownDatabase(context: DecisionContext): DatabaseWorkload {
  const { database, id } = ownSource(context);
  if (database === null) throw new RangeError(`${id} is no database`);
  return database;
}

/** The source's API. Throws a RangeError where it is none. */
export function ownApi(context: DecisionContext): ApiWorkload {
  const { api, id } = ownSource(context);
  if (api === null) throw new RangeError(`${id} is no API`);
  return api;
}

/** The source's stream. Throws a RangeError where it is none. */
export function ownStream(context: DecisionContext): StreamWorkload {
  const { stream, id } = ownSource(context);
  if (stream === null) throw new RangeError(`${id} is no stream`);
  return stream;
}

/** A figure of the source in its base unit; 0 when its kind has no such figure. */
export function ownFigure(context: DecisionContext, metric: SourceMetric): number {
  return sourceFigure(context, ownSource(context).id, metric) ?? 0;
}

/** Whether the source's kind has the figure. */
export function hasFigure(context: DecisionContext, metric: SourceMetric): boolean {
  return sourceFigure(context, ownSource(context).id, metric) !== null;
}

/** A figure of the source as the document prints it. */
export function ownQuote(context: DecisionContext, metric: SourceMetric): string {
  return sourceQuote(context, ownSource(context).id, metric);
}
