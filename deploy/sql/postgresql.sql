-- Makes Swiper's database and role on PostgreSQL; needs the client of version 15 or later. Tables are made by Swiper itself when a silo starts.
--   SWIPER_DB_PASSWORD=$(openssl rand -hex 32) psql -h HOST -U postgres -f postgresql.sql
-- The password goes into Storage__Shards__0__ConnectionString.
-- One database a shard: for a second one repeat this with swiper_1 on another server, and add Storage__Shards__1__*.
-- For another number of shards later, stop the cluster and let ./swiper reshard move what they hold to new databases.

\set ON_ERROR_STOP on
-- From the environment, which no list of processes shows. Where it is not set, the next statement fails and nothing is made.
\getenv password SWIPER_DB_PASSWORD

CREATE ROLE swiper LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD :'password';

-- Bytewise order: what must be equal has been normalised before it gets here, and an upgraded system library never reorders an index.
CREATE DATABASE swiper OWNER swiper ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0;
REVOKE ALL ON DATABASE swiper FROM PUBLIC;

-- A commit is on disk when it is answered.
ALTER DATABASE swiper SET synchronous_commit = 'on';

\connect swiper
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT ALL ON SCHEMA public TO swiper;
