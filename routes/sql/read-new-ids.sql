-- The same among the newest services alone, by the primary key.
SELECT id
FROM tblhosting
WHERE id > :#after AND (domainstatus = 'Pending' OR id > :#newest)
