-- The statuses that orders can have, with which of them count as cancelled.
SELECT title, showcancelled
FROM tblorderstatuses
