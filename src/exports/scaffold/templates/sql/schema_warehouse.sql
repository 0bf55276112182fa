-- {{ app.title }}: what the loads fill and the app reads, in the warehouse's own dialect. Run once, as the owner.
--{% for table in ownTables %}
CREATE TABLE {{ table.stored }} (
    --{% for column in table.columnTypes %}
    {{ column.name }} {{ column.type }} NOT NULL{% unless forloop.last %},{% endunless %}
    --{% endfor %}
);
--{% endfor %}
CREATE TABLE load_state (
    source {{ types.text }} NOT NULL,
    watermark {{ types.time }},
    loaded_at {{ types.time }} NOT NULL,
    row_count {{ types.integer }} NOT NULL
);
--{% if keepsQuarantine %}
CREATE TABLE quarantine (
    digest {{ types.shortText }} NOT NULL,
    source {{ types.text }} NOT NULL,
    payload {{ types.text }} NOT NULL,
    reason {{ types.text }} NOT NULL
);
--{% endif %}
