-- Made-up rows in the shape of the design: the same at each start, but for the times, which end now.
--{% for table in sampledTables %}
CREATE TABLE {{ table.name }} (
    --{% for column in table.columnTypes %}
    {{ column.name }} {{ column.type }},
    --{% endfor %}
    PRIMARY KEY ({{ table.identity | join: ", " }})
);
INSERT INTO {{ table.name }}
SELECT
    --{% for column in table.columnTypes %}
    --{% if column.name == table.key and column.kind == "integer" %}
    number{% unless forloop.last %},{% endunless %}
    --{% elsif column.name == table.key %}
    'key-' || number{% unless forloop.last %},{% endunless %}
    --{% elsif column.kind == "time" %}
    now() - to_seconds(CAST(hash(number) % {{ table.historyDays | times: 86400 }} AS bigint)){% unless forloop.last %},{% endunless %}
    --{% elsif column.kind == "number" %}
    (hash(number * 3) % 50000) / 100.0{% unless forloop.last %},{% endunless %}
    --{% elsif column.name == "category" %}
    'category ' || (1 + (hash(number * 5) % 20) * (hash(number * 7) % 20) // 20){% unless forloop.last %},{% endunless %}
    --{% elsif column.name == "flags" %}
    ''{% unless forloop.last %},{% endunless %}
    --{% else %}
    (ARRAY['north', 'south', 'east', 'west'])[1 + CAST(hash(number * 11) % 4 AS integer)]{% unless forloop.last %},{% endunless %}
    --{% endif %}
    --{% endfor %}
FROM range(1, {{ table.sampleRows | plus: 1 }}) AS made (number);
--{% endfor %}
