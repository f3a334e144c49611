-- Few rows at a time, so that nobody waits for this.
DELETE FROM mod_headroom_change
WHERE changed_at < :#oldest
LIMIT 500
