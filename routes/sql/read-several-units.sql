-- Products of which one service can be several units, while the module builds one VPS.
SELECT id, servertype, allowqty
FROM tblproducts
WHERE allowqty > 1 AND servertype = 'VirtFusionDirect'
ORDER BY id
