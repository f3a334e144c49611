-- What the guard remembers, and how long ago each row was written, by the clock of the database.
SELECT name, value, TIMESTAMPDIFF(SECOND, written_at, UTC_TIMESTAMP()) AS age
FROM mod_headroom_guard
