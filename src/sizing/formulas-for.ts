import type { LedgerDraft } from './draft-ledger.ts';
import { sizeApi, sizeApiUse } from './formulas/api.ts';
import { sizeApp } from './formulas/app.ts';
import { sizeCache } from './formulas/cache.ts';
import { sizeDatabase } from './formulas/database.ts';
import { sizeFiles } from './formulas/files.ts';
import { sizeFreshness } from './formulas/freshness.ts';
import { sizeLoading } from './formulas/loading.ts';
import { sizeMemory } from './formulas/memory.ts';
import { sizePage } from './formulas/page.ts';
import { sizeReliability } from './formulas/reliability.ts';
import { sizeAppStorage, sizeStorage } from './formulas/storage.ts';
import { sizeStore } from './formulas/store.ts';
import { sizeStream } from './formulas/stream.ts';
import { sizeVolume } from './formulas/volume.ts';
import { sizeWarehouse } from './formulas/warehouse.ts';
import type { SourceWorkload, Workload } from './workload.ts';

/** Adds the figures of some formulas that belong together, for one workload. */
export type Formula = (draft: LedgerDraft) => void;

type SourceFormula = (draft: LedgerDraft, source: SourceWorkload, workload: Workload) => void;
type AppFormula = (draft: LedgerDraft, workload: Workload) => void;

/** The formulas for a workload. The order is that of need: each reads figures that stand already. */
export function formulasFor(workload: Workload): readonly Formula[] {
  const eachSource = (...formulas: readonly SourceFormula[]): readonly Formula[] =>
    workload.sources.flatMap((source) =>
      formulas.map(
        (formula): Formula =>
          (draft) =>
            formula(draft, source, workload),
      ),
    );
  const app = (...formulas: readonly AppFormula[]): readonly Formula[] =>
    formulas.map((formula) => (draft) => formula(draft, workload));
  return [
    ...eachSource(sizeVolume, sizeStorage, sizePage, sizeFiles, sizeApi, sizeLoading, sizeApiUse),
    ...app(sizeAppStorage, sizeMemory, sizeCache, sizeApp, sizeStore),
    ...eachSource(sizeDatabase, sizeWarehouse, sizeStream),
    ...app(sizeFreshness, sizeReliability),
  ];
}
