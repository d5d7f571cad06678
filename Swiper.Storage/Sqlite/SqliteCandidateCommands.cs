using Swiper.Storage.GroupCommit;

namespace Swiper.Storage.Sqlite;

/// <summary>Writes candidates, unless the write is stale.</summary>
internal static class SqliteCandidateCommands
{
    private const string Put = """
        INSERT INTO candidate (pool, user_id, revision, gone, nickname, avatar_key, birth_day, dating_sex,
            min_dating_age, max_dating_age, vip_flag_until, place,
            cell, active_on, shown_from, shown_until, bio, interests, looking_for, then_cell, photos)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)
        ON CONFLICT (pool, user_id) DO UPDATE SET revision = ?3, gone = ?4, nickname = ?5, avatar_key = ?6, birth_day = ?7,
            dating_sex = ?8, min_dating_age = ?9, max_dating_age = ?10, vip_flag_until = ?11, place = ?12, cell = ?13, active_on = ?14,
            shown_from = ?15, shown_until = ?16, bio = ?17, interests = ?18, looking_for = ?19, then_cell = ?20, photos = ?21
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
        query.Bind(13, entry?.Cell);
        query.Bind(14, (long?)entry?.ActiveOn.DayNumber);
        query.Bind(15, entry?.ShownFrom?.ToUnixTimeMilliseconds());
        query.Bind(16, entry?.ShownUntil?.ToUnixTimeMilliseconds());
        query.Bind(17, entry?.Bio);
        query.Bind(18, entry?.Interests);
        query.Bind(19, (long?)entry?.LookingFor);
        query.Bind(20, entry?.ThenCell);
        query.Bind(21, entry?.Photos);
        query.Step();
        return session.Changes == 1;
    }
}
