-- Least privilege: the app reads, the loader writes, neither owns. Passwords are set out of band; run last, as the owner.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{{ app.slug }}_app') THEN
        CREATE ROLE {{ app.slug }}_app LOGIN CONNECTION LIMIT {{ appConnectionLimit }};
    END IF;
    --{% if needsLoader %}
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{{ app.slug }}_loader') THEN
        CREATE ROLE {{ app.slug }}_loader LOGIN CONNECTION LIMIT 5;
    END IF;
    --{% endif %}
END $$;
ALTER ROLE {{ app.slug }}_app SET timezone = 'UTC';
ALTER ROLE {{ app.slug }}_app SET default_transaction_read_only = on;
ALTER ROLE {{ app.slug }}_app SET statement_timeout = '{{ statementTimeoutSeconds }}s';
ALTER ROLE {{ app.slug }}_app SET idle_in_transaction_session_timeout = '30s';
--{% if needsLoader %}
ALTER ROLE {{ app.slug }}_loader SET timezone = 'UTC';
ALTER ROLE {{ app.slug }}_loader SET statement_timeout = '15min';
ALTER ROLE {{ app.slug }}_loader SET lock_timeout = '30s';
--{% endif %}

--{% for table in grantedTables %}
--{% if table.readable %}
GRANT SELECT ON {{ table.name }} TO {{ app.slug }}_app;
--{% endif %}
--{% if needsLoader %}
GRANT {{ table.loaderRights }} ON {{ table.name }} TO {{ app.slug }}_loader;
--{% endif %}
--{% endfor %}
--{% for table in refreshedViews %}
-- Only its owner may refresh a materialised view.
ALTER MATERIALIZED VIEW {{ table.name }}_daily OWNER TO {{ app.slug }}_loader;
GRANT SELECT ON {{ table.name }}_daily{% if rls %}_visible{% endif %} TO {{ app.slug }}_app;
--{% endfor %}
--{% if rls %}
--{% for name in policyTables %}

-- The app sees the rows of the {{ scope.name }} that its transaction names, and none when it names nobody.
ALTER TABLE {{ name }} ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS app_reads_own ON {{ name }};
CREATE POLICY app_reads_own ON {{ name }} FOR SELECT TO {{ app.slug }}_app
    USING ({{ scope.column }} = current_setting('app.{{ scope.name }}', true));
--{% if needsLoader %}
DROP POLICY IF EXISTS loader_writes_all ON {{ name }};
CREATE POLICY loader_writes_all ON {{ name }} TO {{ app.slug }}_loader USING (true) WITH CHECK (true);
--{% endif %}
--{% endfor %}
--{% endif %}
