-- The products that services are upgraded to.
SELECT id, name, servertype, stockcontrol, qty, configoption1, configoption2, configoption3, configoption7
FROM tblproducts
WHERE id IN (:#in:ids)
