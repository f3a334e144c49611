-- What the provisioning module built: its own table, which is missing where it is not installed.
SELECT service_id, server_id
FROM mod_virtfusion_direct
WHERE service_id IN (:#in:ids)
