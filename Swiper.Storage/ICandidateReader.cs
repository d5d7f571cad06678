using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Discovery;

namespace Swiper.Storage;

/// <summary>Reads candidates of one database.</summary>
internal interface ICandidateReader
{
    /// <summary>Those listed in a pool above an id, by id upwards.</summary>
    ValueTask<ImmutableArray<Candidate>> ReadPage(string pool, long afterId, int limit);
}
