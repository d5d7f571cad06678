-- Who blocks whom: 1 the owner of the row, 2 the other, 3 each the other.
ALTER TABLE relation ADD COLUMN blocks INTEGER NOT NULL DEFAULT 0;
ALTER TABLE relation ADD COLUMN blocked_at INTEGER;

CREATE INDEX relation_blocks ON relation (owner, blocks, blocked_at DESC, other DESC) WHERE blocked_at IS NOT NULL;

-- A blocked person waits for no answer.
DROP INDEX relation_likes;
CREATE INDEX relation_likes ON relation (owner, swipe, blocks, heard, heard_at DESC, other DESC) WHERE swipe = 0 AND blocks = 0 AND heard IN (1, 2);

-- Reports, with what was seen of the reported person.
CREATE TABLE report (
    id          INTEGER PRIMARY KEY,
    reported_at INTEGER NOT NULL,
    closed      INTEGER NOT NULL,
    reporter    INTEGER NOT NULL,
    reported    INTEGER NOT NULL,
    reason      INTEGER NOT NULL,
    words       TEXT,
    message_id  INTEGER,
    photo       INTEGER,
    nickname    TEXT,
    bio         TEXT,
    interests   TEXT,
    place       TEXT,
    avatar_key  TEXT,
    photo_key   TEXT,
    decision    INTEGER NOT NULL,
    closed_at   INTEGER,
    closed_by   TEXT
);

CREATE INDEX report_listed ON report (closed, reported_at, id);
CREATE INDEX report_aged ON report (reported_at, id);
CREATE INDEX report_about ON report (reported);
