-- The ledger: what Headroom decided, and why. Run it once by hand in the shop's database, before the
-- grants. All times are UTC.

CREATE TABLE IF NOT EXISTS mod_headroom_stock (
  product_id INT NOT NULL PRIMARY KEY,
  qty INT NULL COMMENT 'the last decided qty, NULL while there was none',
  outcome VARCHAR(16) NOT NULL COMMENT 'changed, unchanged, untouched, held, contended, deferred or failed',
  limited_by VARCHAR(16) NOT NULL COMMENT 'what binds the qty, empty where it is not known',
  reason VARCHAR(500) NOT NULL COMMENT 'the outcome in words',
  decided_at DATETIME NOT NULL COMMENT 'when this row was last decided anew',
  changed_at DATETIME NOT NULL COMMENT 'when its qty last changed'
) DEFAULT CHARSET = utf8mb4 COMMENT = 'Headroom: the last decision about each product';

CREATE TABLE IF NOT EXISTS mod_headroom_change (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  product_id INT NOT NULL,
  changed_at DATETIME NOT NULL,
  qty_before INT NOT NULL,
  qty_after INT NOT NULL,
  limited_by VARCHAR(16) NOT NULL,
  triggered_by VARCHAR(32) NOT NULL COMMENT 'what asked for the sweep',
  mode VARCHAR(16) NOT NULL COMMENT 'write, or observe: decided but not written',
  KEY product (product_id, changed_at),
  KEY age (changed_at)
) DEFAULT CHARSET = utf8mb4 COMMENT = 'Headroom: every change of a qty';

CREATE TABLE IF NOT EXISTS mod_headroom_guard (
  name VARCHAR(64) NOT NULL PRIMARY KEY COMMENT 'what it is about, such as group:4',
  value MEDIUMTEXT NOT NULL COMMENT 'what is known of it, as JSON',
  written_at DATETIME NOT NULL COMMENT 'when this row was last written'
) DEFAULT CHARSET = utf8mb4 COMMENT = 'Headroom: what the guard compares the next sweep with';

CREATE TABLE IF NOT EXISTS mod_headroom_order (
  service_id INT NOT NULL PRIMARY KEY COMMENT 'the service that waits, or below 0 an upgrade',
  first_seen DATETIME NOT NULL,
  first_paid DATETIME NULL COMMENT 'NULL while it was not paid'
) DEFAULT CHARSET = utf8mb4 COMMENT = 'Headroom: since when orders wait to be built';
