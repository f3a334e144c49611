-- The services of Pending orders: VirtFusion's, and those of other modules that are not set up yet. The joins
-- are over primary keys alone; the states and the module are compared once more, exactly, in Java.
SELECT h.id, h.orderid, h.domainstatus, o.status, p.servertype
FROM tblhosting h
JOIN tblorders o ON o.id = h.orderid
JOIN tblproducts p ON p.id = h.packageid
WHERE o.status = 'Pending'
  AND (p.servertype = 'VirtFusionDirect' OR (h.domainstatus = 'Pending' AND p.servertype <> ''))
ORDER BY h.id
