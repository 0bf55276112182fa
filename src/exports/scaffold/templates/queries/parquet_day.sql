-- The rows of one day that arrived.
SELECT {{ table.columns | join: ", " }}
FROM incoming
WHERE strftime({{ table.time }}, '%Y-%m-%d') = $day
ORDER BY {{ table.time }}, {{ table.key }}
