-- The person's own spelling of the place, since the pool's key is the folded one.
ALTER TABLE candidate ADD COLUMN place TEXT;

-- Keys of pools and nicknames are made in another way than before, except of Chinese characters, and in nicknames of capitals and digits too. Whoever
-- holds an old key moves to the new one when their listing is settled.
UPDATE partition SET unsettled = 1
WHERE pools GLOB '*@*[^]"一-鿿]*' OR nicknames GLOB '*[^]["一-鿿A-Z0-9]*';
