using System.Collections.Immutable;
using System.Data.Common;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Storage.Sql;

internal sealed class ServerCandidateReader(ServerReader reader) : ICandidateReader
{
    private const string SelectPage =
        "SELECT user_id, revision, nickname, avatar_key, birth_day, dating_sex, min_dating_age, max_dating_age, vip_flag_until, place, " +
        "cell, active_on, shown_from, shown_until, bio, interests, looking_for, then_cell, photos " +
        "FROM candidate WHERE pool = @pool AND user_id >= @from AND user_id < @until AND gone = 0 ORDER BY user_id LIMIT @limit";

    public ValueTask<ImmutableArray<Candidate>> ReadPage(string pool, long from, long until, int limit) =>
        reader.ReadAll(SelectPage, CandidateOf, ("pool", pool), ("from", from), ("until", until), ("limit", limit));

    private static Candidate CandidateOf(DbDataReader row) => new(
        Id: row.GetInt64(0),
        Revision: row.GetInt64(1),
        Nickname: row.TextOrNull(2),
        AvatarKey: row.TextOrNull(3),
        BirthDate: DateOnly.FromDayNumber(row.GetInt32(4)),
        DatingSex: (Sex)row.GetInt16(5),
        MinDatingAge: row.GetInt32(6),
        MaxDatingAge: row.GetInt32(7),
        VipFlagUntil: row.TimeOrNull(8),
        Place: row.TextOrNull(9),
        Cell: row.IsDBNull(10) ? null : row.GetInt64(10),
        ActiveOn: DateOnly.FromDayNumber(row.GetInt32(11)),
        ShownFrom: row.TimeOrNull(12),
        ShownUntil: row.TimeOrNull(13),
        Bio: row.TextOrNull(14),
        Interests: row.TextOrNull(15),
        LookingFor: row.IsDBNull(16) ? null : (LookingFor)row.GetInt16(16),
        ThenCell: row.IsDBNull(17) ? null : row.GetInt64(17),
        Photos: row.TextOrNull(18));
}
