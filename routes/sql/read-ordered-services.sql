-- Services with their products, which need no stock control to take room. The joins are over primary keys
-- alone; the name of the module is compared once more, exactly, in Java.
SELECT h.id, h.orderid, h.packageid, h.domainstatus, o.status AS orderstatus, p.name, p.servertype,
  p.stockcontrol, p.qty, p.configoption1, p.configoption2, p.configoption3, p.configoption7
FROM tblhosting h
JOIN tblproducts p ON p.id = h.packageid
LEFT JOIN tblorders o ON o.id = h.orderid
WHERE h.id IN (:#in:ids) AND p.servertype = 'VirtFusionDirect'
