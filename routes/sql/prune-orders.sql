-- What waits no longer.
DELETE FROM mod_headroom_order
WHERE service_id IN (:#in:ids)
