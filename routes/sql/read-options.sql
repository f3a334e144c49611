-- The sub-options of the Location options. The join is over primary keys alone; a name that only looks
-- the same under the table's collation is left out in Java, which compares exactly, and which puts them
-- in the order of their ids: the database would sort them in a file.
SELECT s.id, o.gid, o.optionname, o.hidden, s.optionname AS choicename, s.hidden AS choicehidden
FROM tblproductconfigoptionssub s
JOIN tblproductconfigoptions o ON o.id = s.configid
WHERE LEFT(o.optionname, CHAR_LENGTH(:#location)) = :#location
