-- The products under stock control; the name of the module is compared once more, exactly, in Java.
SELECT id, name, servertype, stockcontrol, qty, configoption1, configoption2, configoption3, configoption7
FROM tblproducts
WHERE stockcontrol = 1 AND servertype = 'VirtFusionDirect'
ORDER BY id
