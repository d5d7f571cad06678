-- What is to be done with a user's pictures: 1 reviewing photos, 2 deleting files. And the photos that everybody may see, for decks.
ALTER TABLE partition ADD COLUMN pictures INTEGER NOT NULL DEFAULT 0;
CREATE INDEX partition_pictures ON partition (owner) WHERE pictures <> 0;
ALTER TABLE candidate ADD COLUMN photos TEXT;
