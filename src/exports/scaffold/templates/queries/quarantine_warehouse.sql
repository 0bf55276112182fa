INSERT INTO quarantine (source, payload, reason) VALUES (:source, :payload, :reason)
