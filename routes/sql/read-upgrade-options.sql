-- The options that upgrades change, with their choices. The join is over the primary key alone.
SELECT s.configid, s.id AS optionid, s.optionname AS choicename, o.optionname, o.optiontype
FROM tblproductconfigoptionssub s
JOIN tblproductconfigoptions o ON o.id = s.configid
WHERE s.configid IN (:#in:ids)
