-- The pending rows. A separate table stays small, and telling somebody changes a page of it but none of the relations.
CREATE TABLE pending (
    owner INTEGER NOT NULL,
    other INTEGER NOT NULL,
    PRIMARY KEY (owner, other)
) WITHOUT ROWID;

INSERT INTO pending (owner, other) SELECT owner, other FROM relation WHERE pending = 1;

DROP INDEX relation_pending;
ALTER TABLE relation DROP COLUMN pending;

-- The people swiped last, for rewinds, are in the head, which a swipe writes anyway. An index would cost one more page.
DROP INDEX relation_last_swipe;
ALTER TABLE partition ADD COLUMN recent TEXT NOT NULL DEFAULT '[]';
