import type { SourceWorkload } from '../../../sizing/workload.ts';
import type { Scope } from './choices.ts';
import type { ColumnKind, TypeNames } from './dialects.ts';
import { claimName, toIdentifier } from './identifiers.ts';

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  /** In the dialect of its table. */
  readonly type: string;
  /** As a pydantic model annotates it. */
  readonly pydantic: string;
}

/** The columns that have a part to play, by that part. */
export interface Roles {
  readonly key: string;
  readonly keyKind: 'integer' | 'text';
  /** When a row happened: it never changes, so pages, partitions and totals go by it. */
  readonly time: string;
  /** When a row last changed: increments go by it. The same as `time` where rows never change. */
  readonly watermark: string;
}

interface Shape extends Roles {
  readonly columnTypes: readonly Column[];
}

interface Surroundings {
  readonly scope: Scope | null;
  readonly types: TypeNames;
  readonly ingested: boolean;
  /** Whether repairs are recorded in a column of their own. */
  readonly flags: boolean;
}

/**
 * The columns that the generated code reads and writes: the answered key and time, one category and one amount that
 * stand for the rest, the scope, and the time of the last change where rows change.
 */
export function columnsOf(source: SourceWorkload, { scope, types, ingested, flags }: Surroundings): Shape {
  const taken = new Set(['category', 'amount', 'flags', 'loaded_at', 'source_row', ...(scope ? [scope.column] : [])]);
  const key = claimName([toIdentifier(source.keyColumn.value, 'id'), `${toIdentifier(source.id, 'row')}_id`], taken);
  const answered = toIdentifier(source.timeColumn.value, 'occurred_at');
  const changes = ingested && source.changePattern.value.startsWith('updates');
  const movesOnChange = changes && /upd|chang|modif/.test(answered);
  const time = claimName([movesOnChange ? 'created_at' : answered, 'occurred_at', 'happened_on'], taken);
  const watermark = changes ? claimName([movesOnChange ? answered : 'updated_at', 'changed_at'], taken) : time;
  const keyKind = source.database ? 'integer' : 'text';

  const text = (name: string): Column => ({ name, kind: 'text', type: types.shortText, pydantic: 'Text' });
  const moment = (name: string): Column => ({ name, kind: 'time', type: types.time, pydantic: 'Moment' });
  const columnTypes: Column[] = [
    keyKind === 'text' ? text(key) : { name: key, kind: 'integer', type: types.integer, pydantic: 'int' },
    moment(time),
    text('category'),
    { name: 'amount', kind: 'number', type: types.number, pydantic: 'Amount' },
    ...(scope ? [text(scope.column)] : []),
    ...(watermark === time ? [] : [moment(watermark)]),
    ...(flags ? [{ ...text('flags'), pydantic: 'str' }] : []),
  ];
  return { key, keyKind, time, watermark, columnTypes };
}
