-- What operators did, in the database of the user whom they did it to. Times are milliseconds since 1970, UTC. Lines are only ever added.
CREATE TABLE IF NOT EXISTS audit (
    at       BIGINT       NOT NULL,
    id       BIGINT       NOT NULL,
    operator VARCHAR(255) NOT NULL,
    act      VARCHAR(255) NOT NULL,
    user_id  BIGINT       NOT NULL,
    detail   VARCHAR(255) NOT NULL,
    PRIMARY KEY (at, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
