-- Totals by day and category since a day{% if scope and table.filters %}, for one {{ scope.name }}{% endif %}.
--{% if table.dailyTable %}
SELECT day, category, row_count, amount
FROM {{ table.dailyTable }}
WHERE day >= CAST({{ table.bind }}since AS date)
--{% if table.filters %}
    AND {{ scope.column }} = {{ table.bind }}{{ scope.name }}
--{% endif %}
ORDER BY day, category
--{% else %}
SELECT CAST({{ table.time }} AS date) AS day, category, count(*) AS row_count, sum(amount) AS amount
FROM {{ table.readFrom }}
WHERE {{ table.time }} >= {{ table.bind }}since
--{% if table.filters %}
    AND {{ scope.column }} = {{ table.bind }}{{ scope.name }}
--{% endif %}
GROUP BY CAST({{ table.time }} AS date), category
ORDER BY day, category
--{% endif %}
