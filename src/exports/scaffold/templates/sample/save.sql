-- Rows that were uploaded while sample data is shown; one that came before is replaced.
INSERT INTO {{ table.name }} ({{ table.columns | join: ", " }})
SELECT {{ table.columns | join: ", " }} FROM incoming
ON CONFLICT ({{ table.identity | join: ", " }}) DO UPDATE SET
    --{% for name in table.updatable %}
    {{ name }} = EXCLUDED.{{ name }}{% unless forloop.last %},{% endunless %}
    --{% endfor %}
