-- Grain state stays in the table document. Orleans' ADO.NET provider reads and writes it with the statements below, which are Swiper's own.
-- The provider's etag is an INT. Keys are the raw bytes of grain keys. Only max_allowed_packet limits a payload.
ALTER TABLE document
    MODIFY `key`   VARBINARY(1024) NOT NULL,
    MODIFY version INT             NOT NULL,
    MODIFY payload LONGBLOB        NOT NULL;

CREATE TABLE IF NOT EXISTS OrleansQuery (
    QueryKey  VARCHAR(64) NOT NULL PRIMARY KEY,
    QueryText TEXT        NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Plain statements rather than routines, which would be recompiled for each use of a pooled connection, need their own privileges, and be
-- missing from a default dump. Each statement commits by itself, and at most one of them changes a row.
--
-- The provider passes the key as a letter and hexadecimal digits. A write shares the lock of the mark, which a move of the database takes
-- exclusively. The answer is the new version, NULL if the write is stale, or 0 if the mark forbids writes. First versions are random, so
-- that a new row does not reuse the version of a deleted one. IGNORE is for duplicate keys; the row cannot fail otherwise: too long values never get here.
REPLACE INTO OrleansQuery (QueryKey, QueryText) VALUES
('ReadFromStorageKey', '
SELECT payload AS PayloadBinary, version AS Version FROM document
WHERE kind = CAST(@GrainTypeString AS BINARY) AND `key` = UNHEX(SUBSTRING(@GrainIdExtensionString, 2))'),
('WriteToStorageKey', '
SET @swiper_kind = CAST(@GrainTypeString AS BINARY), @swiper_key = UNHEX(SUBSTRING(@GrainIdExtensionString, 2)), @swiper_payload = @PayloadBinary,
    @swiper_known = @GrainStateVersion, @swiper_first = CAST(1 + FLOOR(RAND() * 1000000000) AS SIGNED);
INSERT IGNORE INTO document (kind, `key`, version, payload)
    SELECT @swiper_kind, @swiper_key, @swiper_first, @swiper_payload FROM store_info
    WHERE name = ''shard'' AND value REGEXP ''^[0-9]+ of [0-9]+$'' AND @swiper_known IS NULL LOCK IN SHARE MODE;
SET @swiper_rows = ROW_COUNT();
UPDATE document SET version = @swiper_known % 2147483646 + 1, payload = @swiper_payload
    WHERE kind = @swiper_kind AND `key` = @swiper_key AND version = @swiper_known
    AND (SELECT COUNT(*) FROM store_info WHERE name = ''shard'' AND value REGEXP ''^[0-9]+ of [0-9]+$'' LOCK IN SHARE MODE) = 1;
SELECT CASE
    WHEN @swiper_rows + ROW_COUNT() = 1 THEN COALESCE(@swiper_known % 2147483646 + 1, @swiper_first)
    WHEN (SELECT COUNT(*) FROM store_info WHERE name = ''shard'' AND value REGEXP ''^[0-9]+ of [0-9]+$'') = 0 THEN 0
    END AS NewGrainStateVersion'),
('ClearStorageKey', '
DELETE FROM document
    WHERE kind = CAST(@GrainTypeString AS BINARY) AND `key` = UNHEX(SUBSTRING(@GrainIdExtensionString, 2)) AND version = @GrainStateVersion
    AND (SELECT COUNT(*) FROM store_info WHERE name = ''shard'' AND value REGEXP ''^[0-9]+ of [0-9]+$'' LOCK IN SHARE MODE) = 1;
SELECT CASE
    WHEN ROW_COUNT() = 1 THEN @GrainStateVersion % 2147483646 + 1
    WHEN (SELECT COUNT(*) FROM store_info WHERE name = ''shard'' AND value REGEXP ''^[0-9]+ of [0-9]+$'') = 0 THEN 0
    END AS NewGrainStateVersion');
REPLACE INTO OrleansQuery (QueryKey, QueryText)
    SELECT 'DeleteStorageKey', QueryText FROM OrleansQuery WHERE QueryKey = 'ClearStorageKey';
