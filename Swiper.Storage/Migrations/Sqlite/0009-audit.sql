-- What operators did, in the database of the user whom they did it to. Times are milliseconds since 1970, UTC. Lines are only ever added.
CREATE TABLE audit (
    at       INTEGER NOT NULL,
    id       INTEGER NOT NULL,
    operator TEXT    NOT NULL,
    act      TEXT    NOT NULL,
    user_id  INTEGER NOT NULL,
    detail   TEXT    NOT NULL,
    PRIMARY KEY (at, id)
) WITHOUT ROWID;
