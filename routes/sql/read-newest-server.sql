-- The greatest server that the provisioning module has noted, whose numbers rise with every build.
SELECT MAX(server_id) AS server
FROM mod_virtfusion_direct
