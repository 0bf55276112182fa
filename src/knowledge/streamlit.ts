import { derived, documented, judged, measured } from './constant.ts';
import { appSources } from './sources-app.ts';
import type { Source } from './source.ts';

const lazyTables: Source = {
  id: 'st-dataframe',
  title: 'Streamlit: st.dataframe',
  url: 'https://docs.streamlit.io/develop/api-reference/data/st.dataframe',
};

const sessionStorage: Source = {
  id: 'st-session-storage',
  title: 'Streamlit: memory_session_storage.py',
  url: 'https://github.com/streamlit/streamlit/blob/1.64.0/lib/streamlit/runtime/memory_session_storage.py',
};

/** Limits and costs of the Streamlit process and of the way to the browser. */
export const streamlitConstants = {
  message: measured(
    'message-limit',
    200e6,
    'B',
    'server.maxMessageSize: 199 MB passed, 201 MB became an error; the limit may be raised, the browser not.',
    appSources.configuration,
  ),
  lostSessions: documented(
    'lost-sessions',
    128,
    'count',
    'Sessions without a connection that are kept at most; the least recently used goes first.',
    sessionStorage,
  ),
  lostSessionTime: documented(
    'lost-session-time',
    120,
    's',
    'server.disconnectedSessionTTL: how long a session without a connection is kept.',
    appSources.configuration,
  ),
  upload: documented(
    'upload-limit',
    200e6,
    'B',
    'server.maxUploadSize; a proxy in front may cap lower.',
    appSources.configuration,
  ),
  tableRows: documented(
    'table-rows',
    150_000,
    'rows',
    'Rows up to which a table is sent whole and can be sorted; above, it is paged from the server.',
    lazyTables,
  ),
  tablePage: documented('table-page', 1000, 'rows', 'Rows that a paged table fetches at once.', lazyTables),
  cacheCells: derived(
    'cache-cells',
    200e6,
    '1/s',
    'Cells a second that a cache_data hit copies: 50 M rows of 4 columns in 1 s; linear up to about 100 M rows.',
    appSources.caching,
  ),
  runOverhead: judged('run-overhead', 0.05, 's', 'A script run without its data: widgets, layout, messages.'),
  serialise: judged('serialise-rate', 500e6, 'B/s', 'Bytes a second that a table becomes Arrow on its way out.'),
  viewerBandwidth: judged('viewer-bandwidth', 50e6 / 8, 'B/s', "A viewer's connection: 50 Mbit/s."),
  rerunOverlap: judged(
    'rerun-overlap',
    1.25,
    'x',
    'Runs abandoned by fast reruns go on until their next st call and overlap with the new one.',
  ),
  coresPerProcess: judged(
    'cores-per-process',
    2,
    'cores',
    'Cores that one Python process keeps busy: one holds the interpreter lock, engines release it for about one more.',
  ),
  liveCopies: judged('live-copies', 3, 'x', 'Memory of a run that filters and groups its frame, as a multiple of it.'),
  baseMemory: judged('base-memory', 250e6, 'B', 'A Streamlit process with its libraries, before any data.'),
  shortestRefresh: judged(
    'shortest-refresh',
    1,
    's',
    'Numbers that change more often than this cannot be read, and each redraw is a script run.',
  ),
  instant: derived(
    'instant',
    0.1,
    's',
    'What happens faster feels instantaneous: more than 10 redraws a second are lost on people.',
    appSources.responseLimits,
  ),
} as const;
