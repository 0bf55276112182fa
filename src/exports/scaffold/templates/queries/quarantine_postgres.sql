INSERT INTO quarantine (source, payload, reason) VALUES (%s, %s, %s)
