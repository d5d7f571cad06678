using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Users;

namespace Swiper.Grains.Likes;

/// <summary>
/// How many people wait for the user's answer: counted by the store when first asked, and kept in step with every change of a row from then on. Until
/// then a change costs nothing more.
/// </summary>
/// <remarks>Must be used on one activation's scheduler only.</remarks>
internal sealed class LikesCount(IRelationReader reader, UserPartition partition, long owner)
{
    private int? _count;
    private int _changing;
    private long _begun;

    /// <summary>Whether changes have to say what they change.</summary>
    public bool IsKnown => _count is not null;

    public async ValueTask<int> Read()
    {
        if (_count is { } known)
        {
            return known;
        }

        // From the claim on, every change passes through this activation.
        await partition.Claim();
        var (begun, isQuiet) = (_begun, _changing == 0);
        var counted = await reader.CountLikes(owner);

        // A count that overlaps a change may or may not include it: true enough for an answer, but not to count on from.
        if (isQuiet && begun == _begun)
        {
            _count ??= counted;
        }

        return _count ?? counted;
    }

    /// <summary>Announces a change of a row, before it can be in the store.</summary>
    public void Begin()
    {
        _changing++;
        _begun++;
    }

    /// <summary>Counts a change that is durable.</summary>
    public void Count(Relation before, Relation after) => _count += (after.IsWaiting ? 1 : 0) - (before.IsWaiting ? 1 : 0);

    /// <summary>Ends a change, whether it succeeded or not: after a failed write the activation ends.</summary>
    public void End() => _changing--;
}
