namespace Swiper.Storage.Sql;

/// <summary>The key of a candidate's row.</summary>
internal readonly record struct CandidateKey(string Pool, long UserId);
