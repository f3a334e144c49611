-- As write-qty.sql. Beside it, a higher qty is written only while the newest service is one that was read:
-- what was ordered since is not in it.
UPDATE tblproducts
SET qty = :#new
WHERE id = :#id AND stockcontrol = 1 AND servertype = 'VirtFusionDirect' AND qty = :#read
  AND UNIX_TIMESTAMP() < :#deadline
  AND (:#new <= :#read OR :#newest >= (SELECT COALESCE(MAX(h.id), 0) FROM tblhosting h))
