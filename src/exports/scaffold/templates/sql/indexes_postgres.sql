-- Each index names the query that needs it. Run as the owner, outside a transaction: CONCURRENTLY, where the table is not
-- partitioned, keeps writers going and cannot be rolled back.
--{% for table in indexedTables %}
--{% if table.brin %}
-- {{ table.reader }}: rows arrive in time order, so a summary of each block range finds them with almost no index.
CREATE INDEX {{ table.concurrently }}IF NOT EXISTS {{ table.name }}_time_brin ON {{ table.stored }} USING brin ({{ table.time }}) WITH (pages_per_range = 32);
--{% endif %}
--{% if table.btree %}
-- {{ table.reader }} and the row pages: the range of time, in keyset order, with the columns the totals need.
CREATE INDEX {{ table.concurrently }}IF NOT EXISTS {{ table.name }}_time_key ON {{ table.stored }} ({% if scope %}{{ scope.column }}, {% endif %}{{ table.time }} DESC, {{ table.key }} DESC) INCLUDE (category, amount);
--{% endif %}
--{% if table.watermarkIndex %}
-- The increments: what changed since the watermark.
CREATE INDEX {{ table.concurrently }}IF NOT EXISTS {{ table.name }}_changed ON {{ table.stored }} ({{ table.watermark }});
--{% endif %}
ANALYZE {{ table.stored }};
--{% endfor %}
