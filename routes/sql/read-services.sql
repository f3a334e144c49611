-- How many services there are of each product, by the state of the service and of its order. The
-- joins are over primary keys alone; the name of the module is compared once more, exactly, in Java.
SELECT h.packageid, h.domainstatus, o.status AS orderstatus, p.servertype,
  COUNT(*) AS services, MAX(h.id) AS newest
FROM tblhosting h
JOIN tblproducts p ON p.id = h.packageid
LEFT JOIN tblorders o ON o.id = h.orderid
WHERE p.servertype = 'VirtFusionDirect'
GROUP BY h.packageid, h.domainstatus, o.status, p.servertype
