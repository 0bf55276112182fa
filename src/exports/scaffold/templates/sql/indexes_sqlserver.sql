-- Online: writers go on while the index is built (Enterprise and Azure editions; drop the option elsewhere).
--{% for table in indexedTables %}
-- {{ table.reader }} and the row pages: the range of time, in keyset order, with the columns the totals need.
CREATE INDEX {{ table.name }}_time_key ON {{ table.name }} ({% if scope %}{{ scope.column }}, {% endif %}{{ table.time }} DESC, {{ table.key }} DESC) INCLUDE (category, amount) WITH (ONLINE = ON);
UPDATE STATISTICS {{ table.name }};
--{% endfor %}
