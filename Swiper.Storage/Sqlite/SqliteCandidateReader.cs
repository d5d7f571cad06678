using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Storage.Sqlite;

internal sealed class SqliteCandidateReader(SqliteReaderPool readers, StorageMetrics metrics) : ICandidateReader
{
    private const string SelectPage =
        "SELECT user_id, revision, nickname, avatar_key, birth_day, dating_sex, min_dating_age, max_dating_age, vip_flag_until, place, " +
        "cell, active_on, shown_from, shown_until, bio, interests, looking_for, then_cell, photos " +
        "FROM candidate WHERE pool = ?1 AND user_id >= ?2 AND user_id < ?3 AND gone = 0 ORDER BY user_id LIMIT ?4";

    public ValueTask<ImmutableArray<Candidate>> ReadPage(string pool, long from, long until, int limit)
    {
        var page = readers.Read(
            static (session, range) =>
            {
                using var query = session.Query(SelectPage);
                query.Bind(1, range.pool);
                query.Bind(2, range.from);
                query.Bind(3, range.until);
                query.Bind(4, range.limit);
                var candidates = ImmutableArray.CreateBuilder<Candidate>();
                while (query.Step())
                {
                    candidates.Add(CandidateOf(query));
                }

                return candidates.DrainToImmutable();
            },
            (pool, from, until, limit));
        metrics.CountRead(page.Length, readers.Tag);
        return new(page);
    }

    private static Candidate CandidateOf(in SqliteQuery query) => new(
        Id: query.Int64(0),
        Revision: query.Int64(1),
        Nickname: query.TextOrNull(2),
        AvatarKey: query.TextOrNull(3),
        BirthDate: DateOnly.FromDayNumber(query.Int32(4)),
        DatingSex: (Sex)query.Int32(5),
        MinDatingAge: query.Int32(6),
        MaxDatingAge: query.Int32(7),
        VipFlagUntil: query.TimeOrNull(8),
        Place: query.TextOrNull(9),
        Cell: query.Int64OrNull(10),
        ActiveOn: DateOnly.FromDayNumber(query.Int32(11)),
        ShownFrom: query.TimeOrNull(12),
        ShownUntil: query.TimeOrNull(13),
        Bio: query.TextOrNull(14),
        Interests: query.TextOrNull(15),
        LookingFor: (LookingFor?)query.Int64OrNull(16),
        ThenCell: query.Int64OrNull(17),
        Photos: query.TextOrNull(18));
}
