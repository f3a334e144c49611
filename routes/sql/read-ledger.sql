-- The last decision about each product.
SELECT product_id, qty, outcome, limited_by, reason
FROM mod_headroom_stock
