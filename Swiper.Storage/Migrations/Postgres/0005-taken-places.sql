-- The places taken of the last deal of the deck, in the head, which a swipe writes anyway.
ALTER TABLE partition ADD COLUMN taken TEXT NOT NULL DEFAULT '0';
