-- Each rule with the number of rows of the last {{ table.openDays }} days that break it.
SELECT '{{ table.key }} is missing' AS rule, count(*) AS broken
FROM {{ table.name }}
WHERE {{ table.time }} >= {{ table.openSince }} AND {{ table.key }} IS NULL
UNION ALL
SELECT '{{ table.key }} occurs twice', count(*)
FROM (
    SELECT {{ table.key }}
    FROM {{ table.name }}
    WHERE {{ table.time }} >= {{ table.openSince }}
    GROUP BY {{ table.key }}
    HAVING count(*) > 1
) AS doubled
UNION ALL
SELECT 'category is missing', count(*)
FROM {{ table.name }}
WHERE {{ table.time }} >= {{ table.openSince }} AND category IS NULL
UNION ALL
SELECT 'amount is missing or not plausible', count(*)
FROM {{ table.name }}
WHERE {{ table.time }} >= {{ table.openSince }} AND (amount IS NULL OR amount NOT BETWEEN -1e9 AND 1e9)
UNION ALL
SELECT 'there are no rows at all', CASE WHEN count(*) = 0 THEN 1 ELSE 0 END
FROM {{ table.name }}
WHERE {{ table.time }} >= {{ table.openSince }}
