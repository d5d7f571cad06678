-- Creates Swiper's database and role on PostgreSQL; needs psql 15 or later. Silos create the tables when they start.
--   SWIPER_DB_PASSWORD=$(openssl rand -hex 32) psql -h HOST -U postgres -f postgresql.sql
-- The password goes into Storage__Shards__0__ConnectionString.
-- One database per shard: for a second one repeat this with swiper_1 on another server, and add Storage__Shards__1__*.
-- To change the number of shards later, stop the cluster and let ./swiper reshard move the data to new databases.

\set ON_ERROR_STOP on
-- From the environment, which the process list does not show. If it is not set, the next statement fails and nothing is created.
\getenv password SWIPER_DB_PASSWORD

CREATE ROLE swiper LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD :'password';

-- Bytewise order: keys are normalised before they get here, and an upgraded system library never reorders an index.
CREATE DATABASE swiper OWNER swiper ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0;
REVOKE ALL ON DATABASE swiper FROM PUBLIC;

-- A commit is durable when it is acknowledged.
ALTER DATABASE swiper SET synchronous_commit = 'on';

\connect swiper
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT ALL ON SCHEMA public TO swiper;
