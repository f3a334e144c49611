-- Which product offers which group of configurable options.
SELECT gid, pid
FROM tblproductconfiglinks
ORDER BY id
