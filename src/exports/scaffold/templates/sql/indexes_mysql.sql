-- Online: writers go on while the index is built.
--{% for table in indexedTables %}
-- {{ table.reader }} and the row pages: the range of time, in keyset order, with the columns the totals need.
CREATE INDEX {{ table.name }}_time_key ON {{ table.name }} ({% if scope %}{{ scope.column }}, {% endif %}{{ table.time }}, {{ table.key }}, category, amount) ALGORITHM = INPLACE LOCK = NONE;
ANALYZE TABLE {{ table.name }};
--{% endfor %}
