-- One day's file with the rows that arrived: the newest version of each key.
SELECT DISTINCT ON ({{ table.identity | join: ", " }}) {{ table.columns | join: ", " }}
FROM (
    SELECT {{ table.columns | join: ", " }}, 1 AS arrival
    FROM incoming
    WHERE strftime({{ table.time }}, '%Y-%m-%d') = $day
    UNION ALL
    SELECT {{ table.columns | join: ", " }}, 0 AS arrival
    FROM read_parquet($stored)
) AS versions
ORDER BY {{ table.identity | join: ", " }}, {{ table.watermark }} DESC, arrival DESC
