-- Grain state stays in the table document. Orleans' ADO.NET provider reads and writes it with the statements below, which are Swiper's own.
-- The provider's etag is an INTEGER. Keys are the raw bytes of grain keys, because PostgreSQL's text holds no NUL.
ALTER TABLE document
    ALTER COLUMN kind    TYPE BYTEA USING convert_to(kind, 'UTF8'),
    ALTER COLUMN key     TYPE BYTEA USING convert_to(key, 'UTF8'),
    ALTER COLUMN version TYPE INTEGER;

CREATE TABLE OrleansQuery (
    QueryKey  TEXT NOT NULL PRIMARY KEY,
    QueryText TEXT NOT NULL
);

-- Whether the mark permits writes, until the transaction ends: a move of the database takes the lock exclusively.
-- Overrides the server's setting: a commit must be on disk before it is acknowledged.
CREATE FUNCTION grain_state_is_here() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('synchronous_commit', 'on', true), pg_advisory_xact_lock_shared(126956707276146);
    -- At stricter isolation the snapshot may be older than the lock: a mark changed since is then a serialization failure, and the write is retried.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        PERFORM FROM store_info WHERE name = 'shard' FOR SHARE;
    END IF;
    RETURN EXISTS (SELECT 1 FROM store_info WHERE name = 'shard' AND value ~ '^[0-9]+ of [0-9]+$');
END $$;

-- Answers the new version, NULL if the write is stale, or 0 if the mark forbids writes. First versions are random, so that a new row
-- does not reuse the version of a deleted one.
CREATE FUNCTION grain_state_write(p_kind bytea, p_key bytea, p_version int, p_payload bytea) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
    v_version int;
BEGIN
    IF NOT grain_state_is_here() THEN
        RETURN 0;
    END IF;
    IF p_version IS NULL THEN
        INSERT INTO document (kind, key, version, payload) VALUES (p_kind, p_key, 1 + floor(random() * 1000000000)::int, p_payload)
        ON CONFLICT (kind, key) DO NOTHING RETURNING version INTO v_version;
    ELSE
        UPDATE document SET version = p_version % 2147483646 + 1, payload = p_payload
        WHERE kind = p_kind AND key = p_key AND version = p_version RETURNING version INTO v_version;
    END IF;
    RETURN v_version;
END $$;

CREATE FUNCTION grain_state_delete(p_kind bytea, p_key bytea, p_version int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
    v_version int;
BEGIN
    IF NOT grain_state_is_here() THEN
        RETURN 0;
    END IF;
    DELETE FROM document WHERE kind = p_kind AND key = p_key AND version = p_version
    RETURNING p_version % 2147483646 + 1 INTO v_version;
    RETURN v_version;
END $$;

-- The provider passes the key as a letter and hexadecimal digits.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('ReadFromStorageKey', $$
SELECT payload AS PayloadBinary, version AS Version FROM document
WHERE kind = convert_to(@GrainTypeString, 'UTF8') AND key = decode(substr(@GrainIdExtensionString, 2), 'hex')$$),
('WriteToStorageKey', $$
SELECT grain_state_write(
    convert_to(@GrainTypeString, 'UTF8'), decode(substr(@GrainIdExtensionString, 2), 'hex'), @GrainStateVersion, @PayloadBinary
) AS NewGrainStateVersion$$),
('ClearStorageKey', $$
SELECT grain_state_delete(
    convert_to(@GrainTypeString, 'UTF8'), decode(substr(@GrainIdExtensionString, 2), 'hex'), @GrainStateVersion
) AS NewGrainStateVersion$$),
('DeleteStorageKey', $$
SELECT grain_state_delete(
    convert_to(@GrainTypeString, 'UTF8'), decode(substr(@GrainIdExtensionString, 2), 'hex'), @GrainStateVersion
) AS NewGrainStateVersion$$);
