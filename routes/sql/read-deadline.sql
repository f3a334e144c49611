-- Until when rows of a batch may be written, by the clock of the database: a row that somebody else has
-- locked costs 3 s, and the others must not wait for many of them.
SELECT UNIX_TIMESTAMP() + 10 AS deadline
