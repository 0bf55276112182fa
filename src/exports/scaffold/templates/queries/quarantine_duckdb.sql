INSERT INTO quarantine (digest, source, payload, reason)
VALUES ($1, $2, $3, $4)
ON CONFLICT (digest) DO NOTHING
