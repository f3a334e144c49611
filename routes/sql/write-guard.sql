-- One row of what the guard remembers.
INSERT INTO mod_headroom_guard (name, value, written_at)
VALUES (:#name, :#value, UTC_TIMESTAMP())
ON DUPLICATE KEY UPDATE value = VALUES(value), written_at = VALUES(written_at)
