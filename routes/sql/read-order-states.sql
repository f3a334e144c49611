-- What the shop says of the orders of services. How old they are is told by the database, since a date may be
-- 0000-00-00; the joins are over primary keys alone.
SELECT h.id, h.userid, o.status AS orderstatus, o.invoiceid, o.paymentmethod, i.status AS invoicestatus,
  COALESCE(TIMESTAMPDIFF(SECOND, o.date, NOW()), TIMESTAMPDIFF(SECOND, h.regdate, NOW())) AS age
FROM tblhosting h
LEFT JOIN tblorders o ON o.id = h.orderid
LEFT JOIN tblinvoices i ON i.id = o.invoiceid
WHERE h.id IN (:#in:ids)
