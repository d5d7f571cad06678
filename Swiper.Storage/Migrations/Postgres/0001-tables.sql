-- One head per user. It changes with the user's rows, in their transaction, which locks it.
CREATE TABLE partition (
    owner      BIGINT   NOT NULL PRIMARY KEY,
    epoch      BIGINT   NOT NULL,
    seq        BIGINT   NOT NULL,
    day        INTEGER  NOT NULL,
    likes      INTEGER  NOT NULL,
    superlikes INTEGER  NOT NULL,
    rewinds    INTEGER  NOT NULL,
    pools      TEXT     NOT NULL,
    nicknames  TEXT     NOT NULL,
    unsettled  SMALLINT NOT NULL
);

CREATE INDEX partition_unsettled ON partition (owner) WHERE unsettled = 1;

-- One row per owner and other person. Times are milliseconds since 1970, UTC.
-- Every index is partial: a row enters only the indexes whose queries can find it.
CREATE TABLE relation (
    owner        BIGINT   NOT NULL,
    other        BIGINT   NOT NULL,
    swipe        SMALLINT NOT NULL,
    swiped_at    BIGINT,
    seq          BIGINT   NOT NULL,
    charged_day  INTEGER  NOT NULL,
    pending      SMALLINT NOT NULL,
    heard        SMALLINT NOT NULL,
    heard_at     BIGINT,
    heard_seq    BIGINT   NOT NULL,
    friend_since BIGINT,
    PRIMARY KEY (owner, other)
);

CREATE INDEX relation_last_swipe ON relation (owner, seq) WHERE swipe <> 0;
CREATE INDEX relation_pending ON relation (owner, seq) WHERE pending = 1;
CREATE INDEX relation_friends ON relation (owner, friend_since DESC, other DESC) WHERE friend_since IS NOT NULL;

-- Keys compare by their bytes. A candidate removed from a pool stays as a row with gone = 1, so that a late listing is stale.
CREATE TABLE candidate (
    pool           TEXT COLLATE "C" NOT NULL,
    user_id        BIGINT   NOT NULL,
    revision       BIGINT   NOT NULL,
    gone           SMALLINT NOT NULL,
    nickname       TEXT,
    avatar_key     TEXT,
    birth_day      INTEGER,
    dating_sex     SMALLINT,
    min_dating_age INTEGER,
    max_dating_age INTEGER,
    vip_flag_until BIGINT,
    PRIMARY KEY (pool, user_id)
);

CREATE TABLE document (
    kind    TEXT COLLATE "C" NOT NULL,
    key     TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    payload BYTEA  NOT NULL,
    PRIMARY KEY (kind, key)
);
