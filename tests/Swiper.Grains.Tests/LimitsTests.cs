using Swiper.Grains.Interfaces;

namespace Swiper.Grains.Tests;

public sealed class LimitsTests
{
    [Theory]
    [InlineData(long.MinValue, false)]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(9_007_199_254_740_991, true)]
    [InlineData(9_007_199_254_740_992, false)]
    public void IsUserId_AroundTheBounds_IsPositiveAndBelowTwoToThe53(long id, bool isOne) => Assert.Equal(isOne, Limits.IsUserId(id));
}
