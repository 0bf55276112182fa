SELECT loaded_at FROM load_state WHERE source = :source
