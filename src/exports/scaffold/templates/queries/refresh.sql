--{% if table.acceleration == "materialised_view" and table.dialect == "postgres" %}
REFRESH MATERIALIZED VIEW CONCURRENTLY {{ table.name }}_daily
--{% else %}
-- The last {{ table.openDays }} days can still change, older days are final until a backfill clears them.
DELETE FROM {{ table.name }}_daily
WHERE day >= {{ table.openSince }};
INSERT INTO {{ table.name }}_daily (day, category, {% if scope %}{{ scope.column }}, {% endif %}row_count, amount)
SELECT CAST({{ table.time }} AS date), category, {% if scope %}{{ scope.column }}, {% endif %}count(*), sum(amount)
FROM {{ table.name }}
WHERE {{ table.time }} >= {{ table.openSince }}
GROUP BY CAST({{ table.time }} AS date), category{% if scope %}, {{ scope.column }}{% endif %}
--{% endif %}
