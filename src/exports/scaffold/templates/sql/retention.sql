-- Keeps {{ retentionDays }} days. Run daily, as the owner; a partition that is wholly older may be dropped instead.
--{% for table in ownTables %}
DELETE FROM {{ table.stored }} WHERE {{ table.time }} < now() - INTERVAL '{{ retentionDays }} days';
--{% endfor %}
--{% if keepsQuarantine %}
DELETE FROM quarantine WHERE first_seen < now() - INTERVAL '{{ quarantineDays }} days';
--{% endif %}
