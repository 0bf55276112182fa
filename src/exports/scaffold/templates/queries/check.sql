-- One row for each broken rule of the incoming rows. Each is a constraint of {{ table.name }} as well (sql/schema.sql).
SELECT source_row, '{{ table.key }}' AS column_name, 'is missing or cannot be read' AS problem
FROM incoming
WHERE {{ table.key }} IS NULL
UNION ALL
SELECT source_row, '{{ table.time }}', 'is missing or cannot be read'
FROM incoming
WHERE {{ table.time }} IS NULL
UNION ALL
SELECT source_row, '{{ table.time }}', 'lies in the future'
FROM incoming
WHERE {{ table.time }} > now() + INTERVAL '1 day'
--{% for column in table.requiredText %}
UNION ALL
SELECT source_row, '{{ column }}', 'is missing or cannot be read'
FROM incoming
WHERE {{ column }} IS NULL
--{% endfor %}
UNION ALL
SELECT source_row, 'amount', 'is not a plausible amount'
FROM incoming
WHERE amount IS NULL OR amount NOT BETWEEN -1e9 AND 1e9
