-- Who blocks whom: 1 the owner of the row, 2 the other, 3 each the other.
ALTER TABLE relation ADD COLUMN blocks SMALLINT NOT NULL DEFAULT 0, ADD COLUMN blocked_at BIGINT;

CREATE INDEX relation_blocks ON relation (owner, blocks, blocked_at DESC, other DESC) WHERE blocked_at IS NOT NULL;

-- A blocked person waits for no answer.
DROP INDEX relation_likes;
CREATE INDEX relation_likes ON relation (owner, heard, heard_at DESC, other DESC) WHERE swipe = 0 AND blocks = 0 AND heard IN (1, 2);

-- Reports, with what was seen of the reported person.
CREATE TABLE report (
    id          BIGINT   NOT NULL PRIMARY KEY,
    reported_at BIGINT   NOT NULL,
    closed      SMALLINT NOT NULL,
    reporter    BIGINT   NOT NULL,
    reported    BIGINT   NOT NULL,
    reason      SMALLINT NOT NULL,
    words       TEXT,
    message_id  BIGINT,
    photo       INTEGER,
    nickname    TEXT,
    bio         TEXT,
    interests   TEXT,
    place       TEXT,
    avatar_key  TEXT,
    photo_key   TEXT,
    decision    SMALLINT NOT NULL,
    closed_at   BIGINT,
    closed_by   TEXT
);

CREATE INDEX report_listed ON report (closed, reported_at, id);
CREATE INDEX report_aged ON report (reported_at, id);
CREATE INDEX report_about ON report (reported);
