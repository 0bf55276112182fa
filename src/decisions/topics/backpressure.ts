import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import { dataLimits } from '../../knowledge/limits-data.ts';
import { appSources } from '../../knowledge/sources-app.ts';
import { dataSources } from '../../knowledge/sources-data.ts';
import { streamingConstants } from '../../knowledge/streaming.ts';
import { streamlitConstants } from '../../knowledge/streamlit.ts';
import { sourceChoiceOf } from '../choice-of.ts';
import type { DecisionContext, Topic } from '../decision.ts';
import { figure, listed, quote, quoteAnswer, quoteBytes, quoteSeconds } from '../figures.ts';
import { hasFigure, ownFigure, ownQuote, ownSource, ownStream } from '../own-source.ts';

type Context = DecisionContext;

/** What gives way when events come faster than they are taken. */
export const backpressureTopic: Topic<'backpressure'> = {
  id: 'backpressure',
  title: 'Backpressure',
  question: 'What gives way when events come faster than they are taken?',
  applies: ({ source }) => source?.kind.value === 'stream',
  weights: { performance: 3, simplicity: 2, cost: 1, skills: 1, robustness: 3 },
  options: [
    {
      id: 'block',
      label: 'Stop reading; the transport keeps what waits',
      excluded: (context) => whyNoWaiting(context) ?? whyNeverCaughtUp(context),
      scores: (context) => ({
        performance: countsEveryEvent(context) || ownFigure(context, 'events_peak') <= redrawn(context) ? 4 : 2,
        simplicity: 5,
        cost: 5,
        skills: 5,
        robustness: countsEveryEvent(context) ? 5 : 4,
      }),
      because: (context) =>
        `${whyEvery(context)} The consumer reads as fast as it writes, at ${ownQuote(context, 'consumer_utilisation')} of its capacity at the peak; what waits lies in the transport, and after an outage of ${outage(context)} it has caught up in ${ownQuote(context, 'catch_up_seconds')}.`,
      passedOver: (context) =>
        `After a stall a page would show old events in order until all of them are read, up to ${hasFigure(context, 'catch_up_seconds') ? ownQuote(context, 'catch_up_seconds') : 'no end'} after an outage, where what is true now can be shown at once.`,
      consequences: (context) => [
        `The buffer between reading and writing is bounded at ${ownQuote(context, 'buffer_events')} events (${ownQuote(context, 'buffer_bytes')}); a full one stops the reading, nothing is dropped.`,
        `Lag in seconds is the alert: more than ${freshness(context)} means that the screen is late, and growing for 10 min that it stays so.`,
      ],
      settings: bufferSettings,
    },
    {
      id: 'drop_oldest',
      label: 'A bounded buffer that drops the oldest',
      excluded: whyNoLoss,
      scores: (context) => ({
        performance: 4,
        simplicity: 5,
        cost: 5,
        skills: 5,
        robustness: ownFigure(context, 'events_peak') <= redrawn(context) ? 4 : 1,
      }),
      because: (context) =>
        `${ownQuote(context, 'events_peak')} at the peak can be shown one by one, and keeping only the last of each of ${keys(context)} keys would save little. A buffer of ${ownQuote(context, 'buffer_events')} events (${ownQuote(context, 'buffer_bytes')}) holds ${quoteSeconds(bufferSeconds(context))} of them: it overflows only when the app itself hangs.`,
      passedOver: (context) =>
        `At ${ownQuote(context, 'events_peak')} a stall of a few seconds would drop the only recent value of a key that is quiet afterwards.`,
      consequences: () => [
        'What was dropped is counted and shown beside the chart; more than none outside a burst means that the consumer is too slow.',
      ],
      settings: bufferSettings,
    },
    {
      id: 'conflate',
      label: 'Keep only the latest value of each key',
      excluded: (context) => whyNoLoss(context) ?? whyNoMerging(context),
      scores: () => ({ performance: 5, simplicity: 5, cost: 5, skills: 5, robustness: 5 }),
      because: (context) =>
        `${ownQuote(context, 'events_peak')} at the peak concern ${keys(context)} keys, and a page redraws every ${quote(context, 'app.refresh_interval')}: at most ${ownQuote(context, 'updates_conflated')} of them can be seen. The newest value of each key is kept, so the buffer holds one entry for each key, whatever the burst, and the page is never behind.`,
      passedOver: (context) =>
        `The last of each of ${keys(context)} keys are still ${ownQuote(context, 'updates_conflated')}, of ${ownQuote(context, 'events_peak')}: there is little to merge.`,
      consequences: (context) => [
        `A dictionary of ${keys(context)} keys under a lock (${quoteBytes(ownStream(context).eventKeys.value * ownStream(context).eventBytes.value)}); each redraw copies it whole, and a late event never overwrites a newer one.`,
        'Sums, counts and percentiles are never taken from what was merged: they come from the store, which has every event.',
      ],
      settings: (context) => ({ keys: keys(context), updates: ownQuote(context, 'updates_conflated') }),
    },
    {
      id: 'aggregate',
      label: 'Aggregate into windows before the page',
      excluded: whyNoLoss,
      scores: (context) => ({
        performance: ownFigure(context, 'events_peak') > redrawn(context) ? 5 : 2,
        simplicity: 3,
        cost: 4,
        skills: 4,
        robustness: 4,
      }),
      because: (context) =>
        `${ownQuote(context, 'events_peak')} at the peak are ${eventsPerRedraw(context)} events between two redraws, and the last of each of ${keys(context)} keys would still be ${ownQuote(context, 'updates_conflated')}. Windows of ${quote(context, 'app.refresh_interval')} keep counts, sums and extremes, a few rows each.`,
      passedOver: (context) =>
        whyNoMerging(context) === null
          ? `A window forgets which value is the latest, and the ${keys(context)} keys themselves are few enough to be kept.`
          : `${eventsPerRedraw(context)} events between two redraws can be shown one by one: a window would only hide which they were.`,
      consequences: (context) => [
        `A window stays open for ${quoteSeconds(context.sizing.workload.lateData.value)} of late events; what comes later goes to a correction table.`,
        'Percentiles need a sketch in the window; averages of averages are wrong.',
      ],
      settings: (context) => ({ window: quote(context, 'app.refresh_interval') }),
    },
    {
      id: 'spill',
      label: 'Write what waits to disk, catch up later',
      excluded: (context) =>
        isKept(context)
          ? 'The transport keeps what waits on its own: a second log beside it would be one more to look after.'
          : null,
      scores: (context) => ({
        performance: 3,
        simplicity: 2,
        cost: 4,
        skills: 3,
        robustness: countsEveryEvent(context) ? 5 : 3,
      }),
      because: (context) =>
        `${whyEvery(context)} The transport pushes and keeps nothing, so waiting would lose: what does not fit the ${ownQuote(context, 'buffer_events')} events of the buffer goes to a file, at most ${quoteBytes(backlogBytes(context))} after ${outage(context)}, and is loaded when there is room.`,
      passedOver: (context) =>
        `Files of up to ${quoteBytes(backlogBytes(context))} to write, order and replay, for events of which only the newest matter.`,
      consequences: (context) => [
        `${quoteBytes(backlogBytes(context))} of local disk that survives a restart; when it is full, the oldest file goes and is counted.`,
        'The screen says how far behind it is while the files are read.',
      ],
      settings: bufferSettings,
    },
  ],
  inputs: (context) => {
    const { id } = ownSource(context);
    const answers = ['events_per_second', 'event_keys', 'event_bytes', 'peak_factor', 'ordering'];
    const figures = ['events_peak', 'updates_conflated', 'consumer_utilisation', 'buffer_events', 'buffer_bytes'];
    const all = [...answers, ...figures].map((key) => `${id}.${key}`);
    return ['features', 'rpo', 'freshness', 'longest_outage', 'app.refresh_interval', ...all];
  },
  sources: [dataSources.redisClients, dataSources.queueing, appSources.responseLimits, appSources.judgement],
};

/** Why nothing may be lost on the way to the screen; null when the newest is enough. */
function whyNoLoss(context: Context): string | null {
  return countsEveryEvent(context) ? `${whyEvery(context)} It loses events by design.` : null;
}

/** Rows behind the charts are asked for, their order matters across keys, or a full buffer is more than may be lost. */
function countsEveryEvent(context: Context): boolean {
  return rowFeatures(context).length > 0 || isOrdered(context) || rpo(context) < bufferSeconds(context);
}

function whyEvery(context: Context): string {
  if (rowFeatures(context).length > 0) return `Viewers ${listed(rowFeatures(context))}, so every event counts.`;
  if (isOrdered(context)) return 'The order of all events matters, so none may be missing.';
  return rpo(context) < bufferSeconds(context)
    ? `Only ${quoteSeconds(rpo(context))} of events may be lost, and a full buffer holds ${quoteSeconds(bufferSeconds(context))}.`
    : `${ownQuote(context, 'events_peak')} can be taken one by one.`;
}

function whyNoWaiting(context: Context): string | null {
  if (isKept(context)) return null;
  return sourceChoiceOf(context.decided, 'transport', ownSource(context).id) === 'redis_pubsub'
    ? `Pub/Sub does not wait: at ${ownQuote(context, 'throughput_peak')} a subscriber that stops reading is cut off when ${quoteBytes(streamingConstants.pubsubBuffer.value)} are in its buffer.`
    : `A socket does not wait: after ${unreadMessages} unread messages, ${quoteSeconds(unreadMessages / Math.max(1e-9, ownFigure(context, 'events_peak')))} at the peak, the client stops reading, and the producer stalls or hangs up.`;
}

function whyNeverCaughtUp(context: Context): string | null {
  return hasFigure(context, 'catch_up_seconds')
    ? null
    : `The consumers are used to ${ownQuote(context, 'consumer_utilisation')} at the peak: what waits would grow without end.`;
}

function whyNoMerging(context: Context): string | null {
  const kept = ownFigure(context, 'updates_conflated') / Math.max(1e-9, ownFigure(context, 'events_peak'));
  if (kept > dataLimits.conflatedShare.value) {
    return `Between two redraws ${eventsPerRedraw(context)} events concern ${keys(context)} keys: keeping the last of each leaves ${formatQuantity(kept, 'ratio')} of them.`;
  }
  return ownStream(context).eventKeys.value > streamlitConstants.tableRows.value
    ? `${keys(context)} keys would have to be copied at each redraw, more than the ${formatQuantity(streamlitConstants.tableRows.value, 'rows')} that a page takes.`
    : null;
}

/** Messages that the Python websockets package queues before it stops reading. */
const unreadMessages = 32;

/** A broker keeps events until they are read. */
function isKept(context: Context): boolean {
  const transport = sourceChoiceOf(context.decided, 'transport', ownSource(context).id);
  return transport === 'kafka' || transport === 'redis_streams' || transport === 'http_poll';
}

function rowFeatures({ sizing }: Context): readonly string[] {
  const verbs = { drill_down: 'drill down to rows', export: 'download rows', edit: 'edit rows' } as const;
  return sizing.workload.features.value.flatMap((feature) => (feature === 'filter' ? [] : [verbs[feature]]));
}

function isOrdered(context: Context): boolean {
  return ownStream(context).ordering.value === 'total';
}

/** Events a second that one redraw can show as rows. */
function redrawn(context: Context): number {
  return streamlitConstants.tablePage.value / figure(context, 'app.refresh_interval');
}

function eventsPerRedraw(context: Context): string {
  const count = ownFigure(context, 'events_peak') * figure(context, 'app.refresh_interval');
  return formatQuantity(Math.max(1, Math.round(count)), 'count');
}

/** Seconds of events that a full buffer holds at the peak. */
function bufferSeconds(context: Context): number {
  return ownFigure(context, 'buffer_events') / Math.max(1e-9, ownFigure(context, 'events_peak'));
}

function backlogBytes(context: Context): number {
  return ownFigure(context, 'outage_backlog') * ownStream(context).eventBytes.value;
}

function bufferSettings(context: Context): Readonly<Record<string, string>> {
  return { buffer: `${ownQuote(context, 'buffer_events')} events`, memory: ownQuote(context, 'buffer_bytes') };
}

function keys(context: Context): string {
  return quoteAnswer(ownStream(context).eventKeys, 'count');
}

function rpo({ sizing }: Context): number {
  return sizing.workload.rpo.value;
}

function freshness({ sizing }: Context): string {
  return quoteAnswer(sizing.workload.freshness, 's');
}

function outage({ sizing }: Context): string {
  return quoteAnswer(sizing.workload.longestOutage, 's');
}
