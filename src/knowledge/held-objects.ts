import { judged } from './constant.ts';

/** What objects cost that a Streamlit process holds beside its frames, and how long small look-ups stay. */
export const heldObjects = {
  pooledConnection: judged(
    'pooled-connection',
    2e6,
    'B',
    'Memory of one pooled database connection in the app: driver, buffers, TLS state.',
  ),
  poolWait: judged('pool-wait', 5, 's', 'How long a script run waits for a connection before it gives up.'),
  accessTtl: judged('access-ttl', 300, 's', 'How long a viewer keeps a role that was withdrawn.'),
  rowsPage: judged('rows-page', 200, 'rows', 'Rows that one page of a detail table reads.'),
  pagesKept: judged('pages-kept', 50, 'count', 'Pages of detail rows that stay cached in one instance.'),
} as const;
