-- Every service that waits to be built, and what was ordered since: the whole table is looked through. The
-- state is compared once more, exactly, in Java.
SELECT id
FROM tblhosting
WHERE domainstatus = 'Pending' OR id > :#newest
