-- One page after a position, by keyset: the cost does not grow with the page number.
SELECT {% if table.dialect == "sqlserver" %}TOP (:page_size) {% endif %}{{ table.key }}, {{ table.time }}, category, amount
FROM {{ table.readFrom }}
--{% if table.rowComparison %}
WHERE ({{ table.time }}, {{ table.key }}) < ({{ table.bind }}before, {{ table.bind }}before_key)
--{% else %}
WHERE {{ table.time }} <= :before AND ({{ table.time }} < :before OR {{ table.key }} < :before_key)
--{% endif %}
--{% if table.filters %}
    AND {{ scope.column }} = {{ table.bind }}{{ scope.name }}
--{% endif %}
ORDER BY {{ table.time }} DESC, {{ table.key }} DESC
--{% if table.dialect != "sqlserver" %}
LIMIT {{ table.bind }}page_size
--{% endif %}
