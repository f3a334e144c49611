-- One row a service, by the clock of the database. When it was first seen stays.
INSERT INTO mod_headroom_order (service_id, first_seen, first_paid)
VALUES (:#service, UTC_TIMESTAMP() - INTERVAL :#seen SECOND, UTC_TIMESTAMP() - INTERVAL :#paid SECOND)
ON DUPLICATE KEY UPDATE first_paid = COALESCE(first_paid, VALUES(first_paid))
