-- The pending rows. A separate table stays small, and telling somebody leaves the relations unchanged.
CREATE TABLE IF NOT EXISTS pending (
    owner BIGINT NOT NULL,
    other BIGINT NOT NULL,
    PRIMARY KEY (owner, other)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- MySQL has no IF EXISTS for columns, so look up what an interrupted step has already done.
SET @swiper_old = (SELECT COUNT(*) FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = 'relation' AND column_name = 'pending');

SET @swiper_step = IF(@swiper_old = 1,
    'INSERT INTO pending (owner, other) SELECT owner, other FROM relation WHERE pending = 1 ON DUPLICATE KEY UPDATE other = VALUES(other)',
    'DO 0');
PREPARE swiper_step FROM @swiper_step;
EXECUTE swiper_step;

SET @swiper_step = IF(@swiper_old = 1,
    'ALTER TABLE relation DROP KEY relation_pending, DROP KEY relation_last_swipe, DROP COLUMN pending',
    'DO 0');
PREPARE swiper_step FROM @swiper_step;
EXECUTE swiper_step;

-- The people swiped last, for rewinds, are in the head, which a swipe writes anyway.
SET @swiper_step = IF(
    (SELECT COUNT(*) FROM information_schema.columns
        WHERE table_schema = DATABASE() AND table_name = 'partition' AND column_name = 'recent') = 0,
    'ALTER TABLE `partition` ADD COLUMN recent VARCHAR(255) NOT NULL DEFAULT ''[]''',
    'DO 0');
PREPARE swiper_step FROM @swiper_step;
EXECUTE swiper_step;
DEALLOCATE PREPARE swiper_step;
