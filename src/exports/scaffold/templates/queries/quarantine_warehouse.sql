INSERT INTO quarantine (digest, source, payload, reason)
SELECT :digest, :source, :payload, :reason
WHERE NOT EXISTS (SELECT 1 FROM quarantine WHERE digest = :digest)
