-- The sub-options of every option: names are compared in Java, whatever the table's character set and
-- collation, and put in the order of their ids there. The join is over primary keys alone.
SELECT o.gid, o.optionname, o.hidden, s.id, s.optionname AS choicename, s.hidden AS choicehidden
FROM tblproductconfigoptionssub s
JOIN tblproductconfigoptions o ON o.id = s.configid
