-- Who blocks whom: 1 the owner of the row, 2 the other, 3 each the other. A blocked person waits for no answer, which the index of likes has to say.
-- MySQL has no IF NOT EXISTS for columns, so look up whether an interrupted step has added them.
SET @swiper_step = IF(
    (SELECT COUNT(*) FROM information_schema.columns
        WHERE table_schema = DATABASE() AND table_name = 'relation' AND column_name = 'blocks') = 0,
    'ALTER TABLE relation ADD COLUMN blocks SMALLINT NOT NULL DEFAULT 0, ADD COLUMN blocked_at BIGINT, DROP KEY relation_likes, ADD KEY relation_likes (owner, swipe, blocks, heard, heard_at, other), ADD KEY relation_blocks (owner, blocks, blocked_at, other)',
    'DO 0');
PREPARE swiper_step FROM @swiper_step;
EXECUTE swiper_step;
DEALLOCATE PREPARE swiper_step;

-- Reports, with what was seen of the reported person.
CREATE TABLE IF NOT EXISTS report (
    id          BIGINT   NOT NULL PRIMARY KEY,
    reported_at BIGINT   NOT NULL,
    closed      SMALLINT NOT NULL,
    reporter    BIGINT   NOT NULL,
    reported    BIGINT   NOT NULL,
    reason      SMALLINT NOT NULL,
    words       TEXT,
    message_id  BIGINT,
    photo       INT,
    nickname    VARCHAR(255),
    bio         TEXT,
    interests   TEXT,
    place       VARCHAR(255),
    avatar_key  VARCHAR(255),
    photo_key   VARCHAR(255),
    decision    SMALLINT NOT NULL,
    closed_at   BIGINT,
    closed_by   VARCHAR(255),
    KEY report_listed (closed, reported_at, id),
    KEY report_aged (reported_at, id),
    KEY report_about (reported)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
