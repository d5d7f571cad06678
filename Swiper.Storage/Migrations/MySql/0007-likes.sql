-- The note that a superlike carries, the owner's own and the one heard, and an index of who waits for the owner's answer, newest first of each kind.
-- MySQL has no partial indexes: rows that wait for nothing are in the index too, apart from those that do.
-- MySQL has no IF NOT EXISTS for columns, so look up whether an interrupted step has added them.
SET @swiper_step = IF(
    (SELECT COUNT(*) FROM information_schema.columns
        WHERE table_schema = DATABASE() AND table_name = 'relation' AND column_name = 'heard_note') = 0,
    'ALTER TABLE relation ADD COLUMN note VARCHAR(1120), ADD COLUMN heard_note VARCHAR(1120), ADD KEY relation_likes (owner, swipe, heard, heard_at, other)',
    'DO 0');
PREPARE swiper_step FROM @swiper_step;
EXECUTE swiper_step;
DEALLOCATE PREPARE swiper_step;
