-- What is to be done with a user's pictures: 1 reviewing photos, 2 deleting files. And the photos that everybody may see, for decks.
-- MySQL has no IF NOT EXISTS for columns, so look up whether an interrupted step has added them.
SET @swiper_step = IF(
    (SELECT COUNT(*) FROM information_schema.columns
        WHERE table_schema = DATABASE() AND table_name = 'partition' AND column_name = 'pictures') = 0,
    'ALTER TABLE `partition` ADD COLUMN pictures SMALLINT NOT NULL DEFAULT 0, ADD KEY partition_pictures (pictures, owner)',
    'DO 0');
PREPARE swiper_step FROM @swiper_step;
EXECUTE swiper_step;

SET @swiper_step = IF(
    (SELECT COUNT(*) FROM information_schema.columns
        WHERE table_schema = DATABASE() AND table_name = 'candidate' AND column_name = 'photos') = 0,
    'ALTER TABLE candidate ADD COLUMN photos TEXT',
    'DO 0');
PREPARE swiper_step FROM @swiper_step;
EXECUTE swiper_step;
DEALLOCATE PREPARE swiper_step;
