-- One head per user. It changes with the user's rows, in their transaction.
CREATE TABLE partition (
    owner      INTEGER PRIMARY KEY,
    epoch      INTEGER NOT NULL,
    seq        INTEGER NOT NULL,
    day        INTEGER NOT NULL,
    likes      INTEGER NOT NULL,
    superlikes INTEGER NOT NULL,
    rewinds    INTEGER NOT NULL,
    pools      TEXT    NOT NULL,
    nicknames  TEXT    NOT NULL,
    unsettled  INTEGER NOT NULL
);

CREATE INDEX partition_unsettled ON partition (owner) WHERE unsettled = 1;

-- One row per owner and other person, clustered, so that a swipe changes one leaf of however long a history.
-- Times are milliseconds since 1970, UTC. Every index is partial: a row enters only the indexes whose queries can find it.
CREATE TABLE relation (
    owner        INTEGER NOT NULL,
    other        INTEGER NOT NULL,
    swipe        INTEGER NOT NULL,
    swiped_at    INTEGER,
    seq          INTEGER NOT NULL,
    charged_day  INTEGER NOT NULL,
    pending      INTEGER NOT NULL,
    heard        INTEGER NOT NULL,
    heard_at     INTEGER,
    heard_seq    INTEGER NOT NULL,
    friend_since INTEGER,
    PRIMARY KEY (owner, other)
) WITHOUT ROWID;

CREATE INDEX relation_last_swipe ON relation (owner, seq) WHERE swipe <> 0;
CREATE INDEX relation_pending ON relation (owner, seq) WHERE pending = 1;
CREATE INDEX relation_friends ON relation (owner, friend_since DESC, other DESC) WHERE friend_since IS NOT NULL;

-- A candidate removed from a pool stays as a row with gone = 1, so that a late listing is stale.
CREATE TABLE candidate (
    pool           TEXT    NOT NULL,
    user_id        INTEGER NOT NULL,
    revision       INTEGER NOT NULL,
    gone           INTEGER NOT NULL,
    nickname       TEXT,
    avatar_key     TEXT,
    birth_day      INTEGER,
    dating_sex     INTEGER,
    min_dating_age INTEGER,
    max_dating_age INTEGER,
    vip_flag_until INTEGER,
    PRIMARY KEY (pool, user_id)
) WITHOUT ROWID;

CREATE TABLE document (
    kind    TEXT    NOT NULL,
    key     TEXT    NOT NULL,
    version INTEGER NOT NULL,
    payload BLOB    NOT NULL,
    PRIMARY KEY (kind, key)
);
