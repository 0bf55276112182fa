/**
 * Base units of every number in the core: rows, bytes (`B`), seconds, their quotients, and plain
 * counts. A `ratio` runs from 0 to 1 for a share; `x` is a factor (3 means three times).
 */
export type Unit =
  | 'rows'
  | 'B'
  | 's'
  | 'rows/s'
  | 'B/s'
  | '1/s'
  | 'ratio'
  | 'count'
  | 'USD/month'
  | 'x'
  | 'connections'
  | 'calls'
  | 'events/s'
  | 'partitions'
  | 'cores';
