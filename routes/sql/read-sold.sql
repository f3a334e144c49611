-- How many units of products were sold, by the state of the service and of its order. The join is over the
-- primary key alone.
SELECT h.packageid, h.domainstatus, o.status AS orderstatus, SUM(GREATEST(h.qty, 1)) AS units
FROM tblhosting h
LEFT JOIN tblorders o ON o.id = h.orderid
WHERE h.packageid IN (:#in:products)
GROUP BY h.packageid, h.domainstatus, o.status
