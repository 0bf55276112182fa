-- The rows of one increment, from the replica or primary of the source; half open, so that increments chain.
SELECT {{ source.table.columns | join: ", " }}
FROM {{ source.table.name }}
WHERE {{ source.table.watermark }} >= :since
    AND {{ source.table.watermark }} < :until
ORDER BY {{ source.table.watermark }}
