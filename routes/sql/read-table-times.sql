-- When the tables of services and orders were last written, and their newest rows, by the primary key
-- alone: which shows whether the services are to be counted again.
SELECT t.TABLE_NAME AS name, CAST(t.UPDATE_TIME AS CHAR) AS updated,
  TIMESTAMPDIFF(SECOND, t.UPDATE_TIME, NOW()) AS age,
  (SELECT MAX(id) FROM tblhosting) AS service, (SELECT MAX(id) FROM tblorders) AS ordered
FROM information_schema.TABLES t
WHERE t.TABLE_SCHEMA = DATABASE()
  AND t.TABLE_NAME IN ('tblhosting', 'tblorders', 'mod_virtfusion_direct')
