--{% if loading == "staging_swap" %}
-- The staged rows take the place of all rows, in one transaction.
DELETE FROM {{ table.stored }} WHERE 1 = 1;
INSERT INTO {{ table.stored }} ({{ table.columns | join: ", " }})
SELECT {{ table.columns | join: ", " }} FROM {{ table.name }}_incoming
--{% elsif table.dialect == "mysql" %}
-- New rows in, newer versions over older ones. The same rows again change nothing.
INSERT INTO {{ table.stored }} ({{ table.columns | join: ", " }})
SELECT {{ table.columns | join: ", " }} FROM {{ table.name }}_incoming AS incoming
ON DUPLICATE KEY UPDATE {% for name in table.updatable %}{{ name }} = incoming.{{ name }}{% unless forloop.last %}, {% endunless %}{% endfor %}
--{% else %}
-- New rows in, newer versions over older ones. The same rows again change nothing.
MERGE INTO {{ table.stored }} AS stored
USING {{ table.name }}_incoming AS incoming
ON {% for name in table.identity %}stored.{{ name }} = incoming.{{ name }}{% unless forloop.last %} AND {% endunless %}{% endfor %}
WHEN MATCHED THEN UPDATE SET {% for name in table.updatable %}{{ name }} = incoming.{{ name }}{% unless forloop.last %}, {% endunless %}{% endfor %}
WHEN NOT MATCHED THEN INSERT ({{ table.columns | join: ", " }})
VALUES ({% for name in table.columns %}incoming.{{ name }}{% unless forloop.last %}, {% endunless %}{% endfor %})
--{% endif %}
