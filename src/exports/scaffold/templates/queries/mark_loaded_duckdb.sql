-- Part of the transaction that stores the rows. The watermark never moves back.
INSERT INTO load_state (source, watermark, loaded_at, row_count)
VALUES ($source, CAST($until AS timestamptz), now(), $rows)
ON CONFLICT (source) DO UPDATE
SET watermark = greatest(load_state.watermark, excluded.watermark),
    loaded_at = excluded.loaded_at,
    row_count = excluded.row_count
