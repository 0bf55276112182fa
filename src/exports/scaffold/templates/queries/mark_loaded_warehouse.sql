-- The second statement finds a row only when the first did not: the watermark never moves back.
UPDATE load_state
SET watermark = coalesce(:until, watermark), loaded_at = :now, row_count = :rows
WHERE source = :source;
INSERT INTO load_state (source, watermark, loaded_at, row_count)
SELECT :source, :until, :now, :rows
WHERE NOT EXISTS (SELECT 1 FROM load_state WHERE source = :source)
