-- What a deck shows and asks of a person. Who is listed already counts as active on the day these columns came, 27 November 2026.
ALTER TABLE candidate
    ADD COLUMN cell BIGINT,
    ADD COLUMN active_on INTEGER DEFAULT 739946,
    ADD COLUMN shown_from BIGINT,
    ADD COLUMN shown_until BIGINT,
    ADD COLUMN bio TEXT,
    ADD COLUMN interests TEXT,
    ADD COLUMN looking_for SMALLINT,
    ADD COLUMN then_cell BIGINT;
