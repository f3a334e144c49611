-- The qty is written only over the value that was read: what the shop sold meanwhile is never undone.
UPDATE tblproducts
SET qty = :#new
WHERE id = :#id AND stockcontrol = 1 AND servertype = 'VirtFusionDirect' AND qty = :#read
