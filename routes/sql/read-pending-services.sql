-- The VirtFusion services of Pending orders. The joins are over primary keys alone; the status and the
-- module are compared once more, exactly, in Java.
SELECT h.id, h.orderid, h.domainstatus, o.status, p.servertype
FROM tblhosting h
JOIN tblorders o ON o.id = h.orderid
JOIN tblproducts p ON p.id = h.packageid
WHERE o.status = 'Pending' AND p.servertype = 'VirtFusionDirect'
ORDER BY h.id
