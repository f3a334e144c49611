-- What the rows of a batch hold now, to find which of them somebody else changed.
SELECT id, qty
FROM tblproducts
WHERE id IN (:#in:ids) AND stockcontrol = 1 AND servertype = 'VirtFusionDirect'
