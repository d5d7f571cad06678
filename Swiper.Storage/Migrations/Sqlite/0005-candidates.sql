-- What a deck shows and asks of a person. Who is listed already counts as active on the day these columns came, 27 November 2026.
ALTER TABLE candidate ADD COLUMN cell INTEGER;
ALTER TABLE candidate ADD COLUMN active_on INTEGER DEFAULT 739946;
ALTER TABLE candidate ADD COLUMN shown_from INTEGER;
ALTER TABLE candidate ADD COLUMN shown_until INTEGER;
ALTER TABLE candidate ADD COLUMN bio TEXT;
ALTER TABLE candidate ADD COLUMN interests TEXT;
ALTER TABLE candidate ADD COLUMN looking_for INTEGER;
ALTER TABLE candidate ADD COLUMN then_cell INTEGER;
