-- The note that a superlike carries: the owner's own, and the one heard.
ALTER TABLE relation ADD COLUMN note TEXT;
ALTER TABLE relation ADD COLUMN heard_note TEXT;

-- Who waits for the owner's answer, newest first of each kind. A row leaves the index when it is answered. The constant column makes the index covering.
CREATE INDEX relation_likes ON relation (owner, swipe, heard, heard_at DESC, other DESC) WHERE swipe = 0 AND heard IN (1, 2);
