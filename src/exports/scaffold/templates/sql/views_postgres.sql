-- The totals that the pages read, computed before anybody asks. Run after the indexes.
--{% for table in aggregates %}
--{% if table.acceleration == "materialised_view" %}
CREATE MATERIALIZED VIEW IF NOT EXISTS {{ table.name }}_daily AS
SELECT CAST({{ table.time }} AS date) AS day, category, {% if scope %}{{ scope.column }}, {% endif %}count(*) AS row_count, sum(amount) AS amount
FROM {{ table.name }}
WHERE {{ table.time }} >= now() - INTERVAL '{{ table.historyDays }} days'
GROUP BY 1, 2{% if scope %}, 3{% endif %};
-- REFRESH … CONCURRENTLY needs a unique index over all rows; it serves the pages as well.
CREATE UNIQUE INDEX IF NOT EXISTS {{ table.name }}_daily_key ON {{ table.name }}_daily ({% if scope %}{{ scope.column }}, {% endif %}day, category);
--{% if rls %}
-- Row-level policies do not reach materialised views: the app may read this view only.
CREATE OR REPLACE VIEW {{ table.name }}_daily_visible WITH (security_barrier = true) AS
SELECT day, category, row_count, amount
FROM {{ table.name }}_daily
WHERE {{ scope.column }} = current_setting('app.{{ scope.name }}', true);
--{% endif %}
--{% else %}
CREATE TABLE IF NOT EXISTS {{ table.name }}_daily (
    day date NOT NULL,
    category text NOT NULL,
    --{% if scope %}
    {{ scope.column }} text NOT NULL,
    --{% endif %}
    row_count bigint NOT NULL,
    amount numeric NOT NULL,
    PRIMARY KEY ({% if scope %}{{ scope.column }}, {% endif %}day, category)
);
--{% endif %}
--{% endfor %}
