-- What a deck shows and asks of a person. Who is listed already counts as active on the day these columns came, 27 November 2026.
-- MySQL has no IF NOT EXISTS for columns, so look up whether an interrupted step has added them.
SET @swiper_step = IF(
    (SELECT COUNT(*) FROM information_schema.columns
        WHERE table_schema = DATABASE() AND table_name = 'candidate' AND column_name = 'cell') = 0,
    'ALTER TABLE candidate ADD COLUMN cell BIGINT, ADD COLUMN active_on INT DEFAULT 739946, ADD COLUMN shown_from BIGINT, ADD COLUMN shown_until BIGINT, ADD COLUMN bio TEXT, ADD COLUMN interests TEXT, ADD COLUMN looking_for SMALLINT, ADD COLUMN then_cell BIGINT',
    'DO 0');
PREPARE swiper_step FROM @swiper_step;
EXECUTE swiper_step;
DEALLOCATE PREPARE swiper_step;
