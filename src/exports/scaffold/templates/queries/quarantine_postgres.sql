INSERT INTO quarantine (digest, source, payload, reason)
VALUES (%s, %s, %s, %s)
ON CONFLICT (digest) DO NOTHING
