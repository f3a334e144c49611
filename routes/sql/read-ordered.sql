-- What was ordered since, and in any case the newest service: by the primary key alone.
SELECT id, packageid, qty
FROM tblhosting
WHERE id > :#after OR id = (SELECT MAX(id) FROM tblhosting)
