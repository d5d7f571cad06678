-- Creates Swiper's database and user on MySQL 8 or later. Silos create the tables when they start.
--   mysql -h HOST -u root -p < mysql.sql
-- The password is generated and printed once: it goes into Storage__Shards__0__ConnectionString.
-- MariaDB generates none: write IDENTIFIED BY with your own password in a copy.
-- One database per shard: for a second one repeat this with swiper_1 on another server, and add Storage__Shards__1__*.
-- To change the number of shards later, stop the cluster and let ./swiper reshard move the data to new databases.

-- Binary collation: keys are normalised before they get here, and two different strings are never the same key.
CREATE DATABASE IF NOT EXISTS swiper CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE USER 'swiper'@'%' IDENTIFIED BY RANDOM PASSWORD REQUIRE SSL;

-- Rows and tables of its own database only, since the migrator runs as this user. No server privileges, no grant option.
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES, LOCK TABLES ON swiper.* TO 'swiper'@'%';
