-- WHMCS's tables, as far as the stock needs them. Text columns differ in collation on purpose: real shops do.
CREATE TABLE tblproducts (
  id INT(10) NOT NULL AUTO_INCREMENT PRIMARY KEY, type TEXT NOT NULL, gid INT(10) NOT NULL, name TEXT NOT NULL,
  description TEXT NOT NULL, hidden TINYINT(1) NOT NULL DEFAULT 0, stockcontrol TINYINT(1) NOT NULL DEFAULT 0,
  qty INT(10) NOT NULL DEFAULT 0, allowqty INT(1) NOT NULL DEFAULT 0, servertype TEXT NOT NULL,
  servergroup INT NOT NULL DEFAULT 0,
  configoption1 TEXT NOT NULL, configoption2 TEXT NOT NULL, configoption3 TEXT NOT NULL, configoption4 TEXT NOT NULL,
  configoption5 TEXT NOT NULL, configoption6 TEXT NOT NULL, configoption7 TEXT NOT NULL, configoption8 TEXT NOT NULL,
  configoption9 TEXT NOT NULL, configoption10 TEXT NOT NULL, configoption11 TEXT NOT NULL,
  configoption12 TEXT NOT NULL, configoption13 TEXT NOT NULL, configoption14 TEXT NOT NULL,
  configoption15 TEXT NOT NULL, configoption16 TEXT NOT NULL, configoption17 TEXT NOT NULL,
  configoption18 TEXT NOT NULL, configoption19 TEXT NOT NULL, configoption20 TEXT NOT NULL,
  configoption21 TEXT NOT NULL, configoption22 TEXT NOT NULL, configoption23 TEXT NOT NULL,
  configoption24 TEXT NOT NULL,
  retired TINYINT(1) NOT NULL DEFAULT 0, created_at TIMESTAMP NULL, updated_at TIMESTAMP NULL
) COLLATE utf8mb4_unicode_ci;
CREATE TABLE tblproductconfiglinks (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, gid INT NOT NULL, pid INT NOT NULL
);
CREATE TABLE tblproductconfigoptions (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, gid INT NOT NULL, optionname TEXT NOT NULL, optiontype TEXT NOT NULL,
  qtyminimum INT NOT NULL, qtymaximum INT NOT NULL, `order` INT NOT NULL, hidden INT NOT NULL
) COLLATE utf8mb4_general_ci;
CREATE TABLE tblproductconfigoptionssub (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, configid INT NOT NULL, optionname TEXT NOT NULL,
  sortorder INT NOT NULL, hidden INT NOT NULL
) CHARSET utf8mb3;
CREATE TABLE tblorders (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, ordernum BIGINT NOT NULL, userid INT NOT NULL, `date` DATETIME NOT NULL,
  amount DECIMAL(16,2) NOT NULL, paymentmethod TEXT NOT NULL, invoiceid INT NOT NULL DEFAULT 0, status TEXT NOT NULL
) COLLATE utf8mb4_unicode_ci;
CREATE TABLE tblhosting (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, userid INT NOT NULL, orderid INT NOT NULL, packageid INT NOT NULL,
  server INT NOT NULL, regdate DATE NOT NULL, domain TEXT NOT NULL, qty INT UNSIGNED NOT NULL DEFAULT 1,
  domainstatus VARCHAR(10) NOT NULL, nextduedate DATE NULL, lastupdate DATETIME NOT NULL,
  created_at TIMESTAMP NULL, updated_at TIMESTAMP NULL
) COLLATE utf8mb4_general_ci;
CREATE TABLE tblhostingconfigoptions (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, relid INT NOT NULL, configid INT NOT NULL, optionid INT NOT NULL,
  qty INT NOT NULL, KEY relid_configid (relid, configid)
);
CREATE TABLE tblinvoices (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, userid INT NOT NULL, `date` DATE NULL, duedate DATE NULL,
  datepaid DATETIME NOT NULL, total DECIMAL(16,2) NOT NULL, status TEXT NOT NULL, paymentmethod TEXT NOT NULL
) COLLATE utf8mb4_unicode_ci;
CREATE TABLE tblorderstatuses (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, title TEXT NOT NULL, showpending TINYINT(1) NOT NULL,
  showactive TINYINT(1) NOT NULL, showcancelled TINYINT(1) NOT NULL
) CHARSET utf8mb3;
CREATE TABLE tblupgrades (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, userid INT NOT NULL, orderid INT NOT NULL, type TEXT NOT NULL,
  `date` DATE NOT NULL, relid INT NOT NULL, originalvalue TEXT NOT NULL, newvalue TEXT NOT NULL,
  status VARCHAR(10) NOT NULL DEFAULT 'Pending', paid CHAR(1) NOT NULL DEFAULT 'N'
) COLLATE utf8mb4_general_ci;
CREATE TABLE tblservers (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, name TEXT NOT NULL, hostname TEXT NOT NULL, type TEXT NOT NULL,
  password TEXT NOT NULL, secure TEXT NOT NULL, port INT(8) NULL, active INT NOT NULL, disabled INT NOT NULL
);
CREATE TABLE mod_virtfusion_direct (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, service_id INT NOT NULL, server_id INT NULL
);
