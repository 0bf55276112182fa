-- Makes the {{ partition }} partitions from {{ partitionsBack }} back to {{ partitionsAhead }} ahead. Run at each deployment and once a {{ partition }}; running it again is safe.
--{% for table in partitionedTables %}
DO $$
DECLARE
    first date;
BEGIN
    FOR first IN
        SELECT generate_series(
            date_trunc('{{ partition }}', now() - interval '{{ partitionsBack }}'),
            date_trunc('{{ partition }}', now() + interval '{{ partitionsAhead }}'),
            interval '1 {{ partition }}'
        )
    LOOP
        EXECUTE format(
            'CREATE TABLE IF NOT EXISTS %I PARTITION OF {{ table.stored }} FOR VALUES FROM (%L) TO (%L)',
            '{{ table.stored }}_' || to_char(first, '{{ partitionFormat }}'),
            first,
            first + interval '1 {{ partition }}'
        );
    END LOOP;
END $$;
--{% endfor %}
