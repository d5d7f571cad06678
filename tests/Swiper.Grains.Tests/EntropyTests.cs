using Swiper.Grains.Interfaces;
using Swiper.Grains.Tests.Support;

namespace Swiper.Grains.Tests;

public sealed class EntropyTests
{
    [Theory]
    [InlineData(0x00, 1)]
    [InlineData(0xFF, (1L << 53) - 1)]
    public void NextUserId_ExtremeBytes_IsAUserId(byte fill, long id) => Assert.Equal(id, new Constant(fill).NextUserId());

    [Fact]
    public void NextUserId_ManyDrawn_AreUserIdsAllOver()
    {
        var entropy = new SeededEntropy(seed: 3);
        var ids = Enumerable.Range(0, 10_000).Select(_ => entropy.NextUserId()).ToList();

        Assert.All(ids, id => Assert.True(Limits.IsUserId(id)));
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.InRange(ids.Count(id => id >= Limits.UserIdExclusiveMax / 2), 4_700, 5_300);
    }

    private sealed class Constant(byte fill) : IEntropy
    {
        public void Fill(Span<byte> bytes) => bytes.Fill(fill);
    }
}
