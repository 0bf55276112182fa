-- Part of the transaction that stores the rows. The watermark never moves back.
INSERT INTO load_state AS state (source, watermark, loaded_at, row_count)
VALUES (%(source)s, CAST(%(until)s AS timestamptz), now(), %(rows)s)
ON CONFLICT (source) DO UPDATE
SET watermark = greatest(state.watermark, excluded.watermark),
    loaded_at = excluded.loaded_at,
    row_count = excluded.row_count
