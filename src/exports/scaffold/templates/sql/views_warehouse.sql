-- The totals that the pages read, computed before anybody asks.
--{% for table in aggregates %}
--{% if table.selfRefreshing == "snowflake" %}
CREATE OR REPLACE DYNAMIC TABLE {{ table.name }}_daily
    TARGET_LAG = '{{ table.refreshMinutes }} minutes'
    WAREHOUSE = {{ app.slug }}_wh
AS
--{% elsif table.selfRefreshing == "bigquery" %}
CREATE MATERIALIZED VIEW {{ table.name }}_daily
OPTIONS (enable_refresh = true, refresh_interval_minutes = {{ table.refreshMinutes }})
AS
--{% elsif table.selfRefreshing == "redshift" %}
CREATE MATERIALIZED VIEW {{ table.name }}_daily AUTO REFRESH YES
AS
--{% else %}
CREATE TABLE {{ table.name }}_daily (
    day date NOT NULL,
    category {{ types.shortText }} NOT NULL,
    --{% if scope %}
    {{ scope.column }} {{ types.shortText }} NOT NULL,
    --{% endif %}
    row_count {{ types.integer }} NOT NULL,
    amount {{ types.number }} NOT NULL
);
INSERT INTO {{ table.name }}_daily (day, category, {% if scope %}{{ scope.column }}, {% endif %}row_count, amount)
--{% endif %}
SELECT CAST({{ table.time }} AS date) AS day, category, {% if scope %}{{ scope.column }}, {% endif %}count(*) AS row_count, sum(amount) AS amount
FROM {{ table.name }}
GROUP BY CAST({{ table.time }} AS date), category{% if scope %}, {{ scope.column }}{% endif %};
--{% endfor %}
