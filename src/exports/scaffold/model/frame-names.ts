import type { DesignChoices } from '../../../decisions/choices.ts';
import type { Scope } from './choices.ts';

/** How the chosen engine's frames are called and walked, as Python text. */
export function frameNames(engine: DesignChoices['engine'], scope: Scope | null) {
  const polars = engine === 'polars';
  const column = scope?.column ?? '';
  return {
    frames: polars ? 'polars' : 'pandas',
    frameType: polars ? 'pl.DataFrame' : 'pd.DataFrame',
    frameAlias: polars ? 'pl' : 'pd',
    renameStart: polars ? '{' : 'columns={',
    iterateRows: polars ? 'frame.iter_rows()' : 'frame.itertuples(index=False, name=None)',
    firstScope: polars ? `str(found.item(0, "${column}"))` : `str(found["${column}"].iloc[0])`,
    firstLoadedAt: polars ? 'state.item(0, "loaded_at")' : 'state["loaded_at"].iloc[0].to_pydatetime()',
  };
}
