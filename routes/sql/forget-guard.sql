-- One row that the guard needs no more.
DELETE FROM mod_headroom_guard WHERE name = :#name
