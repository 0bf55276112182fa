SELECT DISTINCT strftime({{ table.time }}, '%Y-%m-%d') AS day FROM incoming ORDER BY day
