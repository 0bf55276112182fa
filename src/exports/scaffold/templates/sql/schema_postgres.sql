-- {{ app.title }}: what the loads fill and the app reads. Run as the owner, before the other files; running it again is safe.
--{% for table in ownTables %}
CREATE TABLE IF NOT EXISTS {{ table.stored }} (
    --{% for column in table.columnTypes %}
    {{ column.name }} {{ column.type }} NOT NULL,
    --{% endfor %}
    loaded_at timestamptz NOT NULL DEFAULT now(),
    --{% if table.unique %}
    PRIMARY KEY ({{ table.primaryKey | join: ", " }}),
    --{% endif %}
    CHECK (amount BETWEEN -1e9 AND 1e9)
){% if table.partitioned %} PARTITION BY RANGE ({{ table.time }}){% endif %};
--{% if table.partitioned %}
CREATE TABLE IF NOT EXISTS {{ table.stored }}_rest PARTITION OF {{ table.stored }} DEFAULT;
--{% endif %}
--{% if table.unique == false %}
CREATE OR REPLACE VIEW {{ table.name }} {% if rls %}WITH (security_invoker = true) {% endif %}AS
SELECT DISTINCT ON ({{ table.identity | join: ", " }}) *
FROM {{ table.stored }}
ORDER BY {{ table.identity | join: ", " }}, {{ table.watermark }} DESC, loaded_at DESC;
--{% endif %}

--{% endfor %}
--{% if ingests %}
-- One row a source: how far it is loaded (written in the transaction of the load) and when that happened.
CREATE TABLE IF NOT EXISTS load_state (
    source text PRIMARY KEY,
    watermark timestamptz,
    loaded_at timestamptz NOT NULL,
    row_count bigint NOT NULL
);
--{% endif %}
--{% if keepsQuarantine %}
-- Refused rows as they arrived, with the reason; emptied by sql/retention.sql.
CREATE TABLE IF NOT EXISTS quarantine (
    digest text PRIMARY KEY,
    source text NOT NULL,
    payload jsonb NOT NULL,
    reason text NOT NULL,
    first_seen timestamptz NOT NULL DEFAULT now(),
    replayed_at timestamptz
);
--{% endif %}
--{% if accessInStore %}
-- Which rows a signed-in person may see; kept by the owner of the app.
CREATE TABLE IF NOT EXISTS viewer_access (
    email text PRIMARY KEY CHECK (email = lower(email)),
    {{ scope.column }} text NOT NULL
);
--{% endif %}
