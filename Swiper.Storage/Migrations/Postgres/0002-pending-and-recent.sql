-- The pending rows. A separate table stays small, and telling somebody leaves the relations unchanged.
CREATE TABLE pending (
    owner BIGINT NOT NULL,
    other BIGINT NOT NULL,
    PRIMARY KEY (owner, other)
);

INSERT INTO pending (owner, other) SELECT owner, other FROM relation WHERE pending = 1;

DROP INDEX relation_pending;
ALTER TABLE relation DROP COLUMN pending;

-- The people swiped last, for rewinds, are in the head, which a swipe writes anyway.
DROP INDEX relation_last_swipe;
ALTER TABLE partition ADD COLUMN recent TEXT NOT NULL DEFAULT '[]';
