-- One row a product. changed_at comes first: it compares with the qty before it is overwritten.
INSERT INTO mod_headroom_stock (product_id, qty, outcome, limited_by, reason, decided_at, changed_at)
VALUES (:#product, :#qty, :#outcome, :#limit, :#reason, :#at, :#at)
ON DUPLICATE KEY UPDATE
  changed_at = IF(qty <=> VALUES(qty), changed_at, VALUES(changed_at)),
  qty = VALUES(qty),
  outcome = VALUES(outcome),
  limited_by = VALUES(limited_by),
  reason = VALUES(reason),
  decided_at = VALUES(decided_at)
