-- The servers of services, and those that were built since.
SELECT service_id, server_id
FROM mod_virtfusion_direct
WHERE service_id IN (:#in:ids) OR server_id > :#server
