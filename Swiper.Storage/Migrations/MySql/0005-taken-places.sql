-- The places taken of the last deal of the deck, in the head, which a swipe writes anyway.
-- MySQL has no IF NOT EXISTS for columns, so look up whether an interrupted step has added it.
SET @swiper_step = IF(
    (SELECT COUNT(*) FROM information_schema.columns
        WHERE table_schema = DATABASE() AND table_name = 'partition' AND column_name = 'taken') = 0,
    'ALTER TABLE `partition` ADD COLUMN taken VARCHAR(64) NOT NULL DEFAULT ''0''',
    'DO 0');
PREPARE swiper_step FROM @swiper_step;
EXECUTE swiper_step;
DEALLOCATE PREPARE swiper_step;
