-- The table as the answers describe it, filled with :rows rows over the history shown. For a database of the benchmark's own.
DROP TABLE IF EXISTS {{ table.stored }} CASCADE;
CREATE TABLE {{ table.stored }} (
    --{% for column in table.columnTypes %}
    {{ column.name }} {{ column.type }} NOT NULL,
    --{% endfor %}
    other_columns text NOT NULL DEFAULT repeat('x', {{ benchFillBytes }}),
    PRIMARY KEY ({{ table.primaryKey | join: ", " }})
);
SELECT setseed(0.7);
INSERT INTO {{ table.stored }} ({{ table.columns | join: ", " }})
SELECT
    --{% for column in table.columnTypes %}
    --{% if column.name == table.key %}
    --{% if column.kind == "integer" %}
    number{% unless forloop.last %},{% endunless %}
    --{% else %}
    'key-' || number{% unless forloop.last %},{% endunless %}
    --{% endif %}
    --{% elsif column.kind == "time" %}
    now() - random() * INTERVAL '{{ table.historyDays }} days'{% unless forloop.last %},{% endunless %}
    --{% elsif column.kind == "number" %}
    round((random() * 500)::numeric, 2){% unless forloop.last %},{% endunless %}
    --{% elsif column.name == "category" %}
    'category ' || floor(random() * 20){% unless forloop.last %},{% endunless %}
    --{% else %}
    (ARRAY['north', 'south', 'east', 'west'])[1 + floor(random() * 4)]{% unless forloop.last %},{% endunless %}
    --{% endif %}
    --{% endfor %}
FROM generate_series(1, :rows) AS number;
ANALYZE {{ table.stored }};
