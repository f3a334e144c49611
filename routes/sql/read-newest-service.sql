-- The newest service, to tell whether something was ordered since the shop was read.
SELECT COALESCE(MAX(id), 0) AS newest FROM tblhosting
