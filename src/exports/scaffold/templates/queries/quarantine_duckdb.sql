INSERT INTO quarantine (source, payload, reason) VALUES ($1, $2, $3)
