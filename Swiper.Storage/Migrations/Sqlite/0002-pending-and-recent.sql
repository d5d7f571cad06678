-- Whom an owner has yet to tell what they swiped. A table of its own stays small: telling somebody changes a page of it, and no page of
-- the relations.
CREATE TABLE pending (
    owner INTEGER NOT NULL,
    other INTEGER NOT NULL,
    PRIMARY KEY (owner, other)
) WITHOUT ROWID;

INSERT INTO pending (owner, other) SELECT owner, other FROM relation WHERE pending = 1;

DROP INDEX relation_pending;
ALTER TABLE relation DROP COLUMN pending;

-- The last people swiped, for taking swipes back, are in the head, which a swipe writes anyway. An index over them would be one more page.
DROP INDEX relation_last_swipe;
ALTER TABLE partition ADD COLUMN recent TEXT NOT NULL DEFAULT '[]';
