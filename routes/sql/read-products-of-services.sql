-- Which products services are of.
SELECT DISTINCT packageid
FROM tblhosting
WHERE id IN (:#in:services)
