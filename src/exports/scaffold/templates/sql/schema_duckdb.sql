-- {{ app.title }}: what the loads fill and the app reads; run whenever the file is opened for writing.
--{% for table in ownTables %}
CREATE TABLE IF NOT EXISTS {{ table.stored }} (
    --{% for column in table.columnTypes %}
    {{ column.name }} {{ column.type }} NOT NULL,
    --{% endfor %}
    loaded_at timestamptz DEFAULT now(),
    --{% if table.unique %}
    PRIMARY KEY ({{ table.primaryKey | join: ", " }}),
    --{% endif %}
    CHECK (amount BETWEEN -1e9 AND 1e9)
);
--{% if table.unique == false %}
CREATE OR REPLACE VIEW {{ table.name }} AS
SELECT DISTINCT ON ({{ table.identity | join: ", " }}) *
FROM {{ table.stored }}
ORDER BY {{ table.identity | join: ", " }}, {{ table.watermark }} DESC, loaded_at DESC;
--{% endif %}

--{% endfor %}
-- One row a source: how far it is loaded (written in the transaction of the load) and when that happened.
CREATE TABLE IF NOT EXISTS load_state (
    source text PRIMARY KEY,
    watermark timestamptz,
    loaded_at timestamptz NOT NULL,
    row_count bigint NOT NULL
);
--{% if keepsQuarantine %}
-- Refused rows as they arrived, with the reason.
CREATE TABLE IF NOT EXISTS quarantine (
    digest text PRIMARY KEY,
    source text NOT NULL,
    payload text NOT NULL,
    reason text NOT NULL,
    first_seen timestamptz DEFAULT now()
);
--{% endif %}
