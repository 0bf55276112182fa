-- The three columns that the totals need, since a day{% if scope and table.filters %}, for one {{ scope.name }}{% endif %}.
SELECT {{ table.time }} AS happened_at, category, amount
FROM {{ table.readFrom }}
WHERE {{ table.time }} >= {{ table.bind }}since
--{% if table.filters %}
    AND {{ scope.column }} = {{ table.bind }}{{ scope.name }}
--{% endif %}
