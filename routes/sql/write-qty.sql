-- The qty is written only over the value that was read: what the shop sold meanwhile is never undone. After
-- the deadline the server neither looks at the row nor waits for who has locked it.
UPDATE tblproducts
SET qty = :#new
WHERE id = :#id AND stockcontrol = 1 AND servertype = 'VirtFusionDirect' AND qty = :#read
  AND UNIX_TIMESTAMP() < :#deadline
