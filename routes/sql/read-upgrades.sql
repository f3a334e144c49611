-- The upgrades that were ordered and not carried out, with their services. The joins are over primary keys
-- alone.
SELECT u.id, u.type, u.relid, u.orderid, u.originalvalue, u.newvalue, h.userid, h.packageid, h.domainstatus,
  o.status AS orderstatus, o.invoiceid, o.paymentmethod, i.status AS invoicestatus,
  TIMESTAMPDIFF(SECOND, o.date, NOW()) AS age, p.name, p.servertype, p.stockcontrol, p.qty, p.configoption1,
  p.configoption2, p.configoption3, p.configoption7
FROM tblupgrades u
JOIN tblhosting h ON h.id = u.relid
JOIN tblproducts p ON p.id = h.packageid
LEFT JOIN tblorders o ON o.id = u.orderid
LEFT JOIN tblinvoices i ON i.id = o.invoiceid
WHERE u.status = 'Pending' AND p.servertype = 'VirtFusionDirect'
