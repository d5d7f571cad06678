-- The person's own spelling of the place, since the pool's key is the folded one.
SET @swiper_step = IF(
    (SELECT COUNT(*) FROM information_schema.columns
        WHERE table_schema = DATABASE() AND table_name = 'candidate' AND column_name = 'place') = 0,
    'ALTER TABLE candidate ADD COLUMN place VARCHAR(255)',
    'DO 0');
PREPARE swiper_step FROM @swiper_step;
EXECUTE swiper_step;
DEALLOCATE PREPARE swiper_step;

-- Keys of pools and nicknames are made in another way than before, except of Chinese characters, and in nicknames of capitals and digits too. Whoever
-- holds an old key moves to the new one when their listing is settled. The signs of the list are removed, because the servers escape them differently.
UPDATE `partition` SET unsettled = 1
WHERE REPLACE(REPLACE(REPLACE(pools, '[', ''), ']', ''), '"', '') REGEXP '@.*[^一-鿿]'
    OR REPLACE(REPLACE(REPLACE(nicknames, '[', ''), ']', ''), '"', '') REGEXP '[^一-鿿A-Z0-9]';
