--{% if loading == "upsert" %}
-- New rows in, newer versions over older ones. The same rows again change nothing.
--{% elsif loading == "staging_swap" %}
-- The staged rows take the place of all rows, and readers see the old ones until the commit.
--{% elsif loading == "partition_overwrite" %}
-- The days that arrived replace the same days, whole.
--{% else %}
-- Appended as they come, and the view {{ table.name }} shows the newest of each key.
--{% endif %}
--{% if loading == "staging_swap" %}
DELETE FROM {{ table.stored }};
--{% elsif loading == "partition_overwrite" %}
DELETE FROM {{ table.stored }}
WHERE {{ table.time }} >= (SELECT date_trunc('day', min({{ table.time }})) FROM incoming)
    AND {{ table.time }} < (SELECT date_trunc('day', max({{ table.time }})) + INTERVAL '1 day' FROM incoming);
--{% endif %}
INSERT INTO {{ table.stored }}{% if store == "postgres" and loading == "upsert" %} AS stored{% endif %} ({{ table.columns | join: ", " }})
SELECT {{ table.columns | join: ", " }}
FROM incoming
--{% if loading == "upsert" %}
ON CONFLICT ({{ table.primaryKey | join: ", " }}) DO UPDATE
SET {% for name in table.updatable %}{{ name }} = excluded.{{ name }},
    {% endfor %}loaded_at = now()
--{% if table.comparesVersions %}
WHERE {{ table.storedAlias }}.{{ table.watermark }} <= excluded.{{ table.watermark }}
--{% endif %}
--{% endif %}
