-- How long ago orders were first seen, and first seen paid, by the clock of the database.
SELECT service_id, TIMESTAMPDIFF(SECOND, first_seen, UTC_TIMESTAMP()) AS seen,
  TIMESTAMPDIFF(SECOND, first_paid, UTC_TIMESTAMP()) AS paid
FROM mod_headroom_order
