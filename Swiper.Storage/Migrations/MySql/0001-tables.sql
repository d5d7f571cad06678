-- Each schema change commits by itself, so an interrupted step runs again: hence IF NOT EXISTS.
-- One head per user. It changes with the user's rows, in their transaction, which locks it.
CREATE TABLE IF NOT EXISTS `partition` (
    owner      BIGINT   NOT NULL PRIMARY KEY,
    epoch      BIGINT   NOT NULL,
    seq        BIGINT   NOT NULL,
    day        INT      NOT NULL,
    likes      INT      NOT NULL,
    superlikes INT      NOT NULL,
    rewinds    INT      NOT NULL,
    pools      TEXT     NOT NULL,
    nicknames  TEXT     NOT NULL,
    unsettled  SMALLINT NOT NULL,
    KEY partition_unsettled (unsettled, owner)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One row per owner and other person, clustered. Times are milliseconds since 1970, UTC. There are no partial indexes:
-- an index for a flag begins with it.
CREATE TABLE IF NOT EXISTS relation (
    owner        BIGINT   NOT NULL,
    other        BIGINT   NOT NULL,
    swipe        SMALLINT NOT NULL,
    swiped_at    BIGINT,
    seq          BIGINT   NOT NULL,
    charged_day  INT      NOT NULL,
    pending      SMALLINT NOT NULL,
    heard        SMALLINT NOT NULL,
    heard_at     BIGINT,
    heard_seq    BIGINT   NOT NULL,
    friend_since BIGINT,
    PRIMARY KEY (owner, other),
    KEY relation_last_swipe (owner, seq),
    KEY relation_pending (pending, owner, seq),
    KEY relation_friends (owner, friend_since, other)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Keys are bytes (UTF-8), because every text collation that MySQL and MariaDB share treats "a" and "a " as equal.
-- A candidate removed from a pool stays as a row with gone = 1, so that a late listing is stale.
CREATE TABLE IF NOT EXISTS candidate (
    pool           VARBINARY(765) NOT NULL,
    user_id        BIGINT   NOT NULL,
    revision       BIGINT   NOT NULL,
    gone           SMALLINT NOT NULL,
    nickname       VARCHAR(255),
    avatar_key     VARCHAR(255),
    birth_day      INT,
    dating_sex     SMALLINT,
    min_dating_age INT,
    max_dating_age INT,
    vip_flag_until BIGINT,
    PRIMARY KEY (pool, user_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS document (
    kind    VARBINARY(765) NOT NULL,
    `key`   VARBINARY(765) NOT NULL,
    version BIGINT     NOT NULL,
    payload MEDIUMBLOB NOT NULL,
    PRIMARY KEY (kind, `key`)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
