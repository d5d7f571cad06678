using Swiper.Storage.GroupCommit;

namespace Swiper.Storage.Sqlite;

/// <summary>Writes candidates, unless the write is stale.</summary>
internal static class SqliteCandidateCommands
{
    private const string Put = """
        INSERT INTO candidate (pool, user_id, revision, gone, nickname, avatar_key, birth_day, dating_sex,
            min_dating_age, max_dating_age, vip_flag_until, place)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        ON CONFLICT (pool, user_id) DO UPDATE SET revision = ?3, gone = ?4, nickname = ?5, avatar_key = ?6, birth_day = ?7,
            dating_sex = ?8, min_dating_age = ?9, max_dating_age = ?10, vip_flag_until = ?11, place = ?12
        WHERE revision < ?3
        """;

    internal static bool Apply(SqliteSession session, CandidateChange change)
    {
        using var query = session.Query(Put);
        var entry = change.Entry;
        query.Bind(1, change.Pool);
        query.Bind(2, change.UserId);
        query.Bind(3, change.Revision);
        query.Bind(4, entry is null);
        query.Bind(5, entry?.Nickname);
        query.Bind(6, entry?.AvatarKey);
        query.Bind(7, (long?)entry?.BirthDate.DayNumber);
        query.Bind(8, (long?)entry?.DatingSex);
        query.Bind(9, (long?)entry?.MinDatingAge);
        query.Bind(10, (long?)entry?.MaxDatingAge);
        query.Bind(11, entry?.VipFlagUntil?.ToUnixTimeMilliseconds());
        query.Bind(12, entry?.Place);
        query.Step();
        return session.Changes == 1;
    }
}
