import type { DesignChoices } from '../../../decisions/choices.ts';
import type { Scope } from './choices.ts';
import type { ConnectionModel } from './connections.ts';
import type { ApiModel, PulledModel, StreamModel } from './sources.ts';
import type { TableModel } from './tables.ts';
import type { UploadModel } from './uploads.ts';

/** The parts from which the groups of values are drawn. */
export interface Parts {
  readonly choices: DesignChoices;
  readonly scope: Scope | null;
  readonly tables: readonly TableModel[];
  readonly connections: readonly ConnectionModel[];
  readonly apis: readonly ApiModel[];
  readonly streams: readonly StreamModel[];
  readonly copies: readonly PulledModel[];
  readonly uploads: readonly UploadModel[];
}
