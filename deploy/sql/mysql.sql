-- Makes Swiper's database and user on MySQL 8 or later. Tables are made by Swiper itself when a silo starts.
--   mysql -h HOST -u root -p < mysql.sql
-- The password is made here and printed once: it goes into Storage__Shards__0__ConnectionString.
-- MariaDB makes none: write IDENTIFIED BY with a password of your own there, in a copy.
-- One database a shard: for a second one repeat this with swiper_1 on another server, and add Storage__Shards__1__*.
-- For another number of shards later, stop the cluster and let ./swiper reshard move what they hold to new databases.

-- Binary collation: what must be equal has been normalised before it gets here, and two different strings are never the same key.
CREATE DATABASE IF NOT EXISTS swiper CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE USER 'swiper'@'%' IDENTIFIED BY RANDOM PASSWORD REQUIRE SSL;

-- Rows, and the tables of its own database: the migrator runs as this user. Nothing on the server, nothing to grant on.
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES, LOCK TABLES ON swiper.* TO 'swiper'@'%';
