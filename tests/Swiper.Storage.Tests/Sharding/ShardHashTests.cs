using Swiper.Grains.Interfaces;
using Swiper.Storage.Sharding;

namespace Swiper.Storage.Tests.Sharding;

public sealed class ShardHashTests
{
    /// <summary>Known answers: they locate existing data, so they must never change.</summary>
    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 4)]
    [InlineData(4_503_599_627_370_497, 4)]
    public void ShardOf_Owner_IsFnv1aOfItsBytes(long owner, int shards) =>
        Assert.Equal(Fnv1a(BitConverter.GetBytes(owner), shards), ShardHash.ShardOf(owner, shards));

    [Theory]
    [InlineData("", 1_000, 37)]
    [InlineData("a", 1_000, 996)]
    [InlineData("foobar", 1_000, 968)]
    public void ShardOf_Key_IsTheKnownAnswer(string key, int shards, int expected) =>
        Assert.Equal(expected, ShardHash.ShardOf(key, shards));

    [Fact]
    public void ShardOf_LongKey_IsFnv1aOfItsUtf8()
    {
        var key = new string('上', 5_000);

        Assert.Equal(Fnv1a(System.Text.Encoding.UTF8.GetBytes(key), 7), ShardHash.ShardOf(key, 7));
    }

    [Fact]
    public void ShardOf_ManyOwners_SpreadsThemEvenly()
    {
        var random = new Random(1);
        var counts = new int[5];
        for (var i = 0; i < 50_000; i++)
        {
            counts[ShardHash.ShardOf(random.NextInt64(1, Limits.UserIdExclusiveMax), counts.Length)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
    }

    private static int Fnv1a(byte[] bytes, int shards) =>
        (int)(bytes.Aggregate(14695981039346656037UL, (hash, value) => unchecked((hash ^ value) * 1099511628211UL)) % (ulong)shards);
}
