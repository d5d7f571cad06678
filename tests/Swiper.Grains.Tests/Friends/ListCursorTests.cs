using Swiper.Grains.Friends;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Tests.Friends;

public sealed class ListCursorTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(9_007_199_254_740_991, 638_000_000_000_000_001)]
    [InlineData(42, 3_155_378_975_999_999_999)]
    public void TryParse_Formatted_GivesTheSameFriend(long id, long ticks)
    {
        var friend = new PersonSince(id, new DateTimeOffset(ticks, TimeSpan.Zero));

        Assert.True(ListCursor.TryParse(ListCursor.Format(friend), out var parsed));
        Assert.Equal(friend, parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1")]
    [InlineData("1-")]
    [InlineData("-1")]
    [InlineData("1-0")]
    [InlineData("x-1")]
    [InlineData("1-x")]
    [InlineData("1-1-1")]
    [InlineData(" 1-1")]
    [InlineData("1- 1")]
    [InlineData("1-20000000000000")]
    [InlineData("1-ffffffffffffffff")]
    [InlineData("ffffffffffffffff-1")]
    [InlineData("7fffffffffffffff-1")]
    [InlineData("11111111111111111-1")]
    [InlineData("1-1\0")]
    [InlineData("1\0-1")]
    [InlineData("01-1")]
    [InlineData("1-01")]
    [InlineData("1-A")]
    [InlineData("1-1 ")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(ListCursor.TryParse(text, out _));
}
