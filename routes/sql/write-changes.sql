-- One row a change.
INSERT INTO mod_headroom_change
  (product_id, changed_at, qty_before, qty_after, limited_by, triggered_by, mode)
VALUES (:#product, :#at, :#before, :#after, :#limit, :#trigger, :#mode)
