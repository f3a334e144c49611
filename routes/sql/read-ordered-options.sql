-- The configurable options that were ordered with services; names are compared in Java. The joins are over
-- primary keys alone.
SELECT c.relid, c.qty, o.optionname, o.optiontype, s.optionname AS choicename
FROM tblhostingconfigoptions c
JOIN tblproductconfigoptions o ON o.id = c.configid
LEFT JOIN tblproductconfigoptionssub s ON s.id = c.optionid
WHERE c.relid IN (:#in:ids)
ORDER BY c.id
