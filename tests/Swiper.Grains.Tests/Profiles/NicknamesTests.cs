using Swiper.Grains.Interfaces.Profiles;

namespace Swiper.Grains.Tests.Profiles;

public sealed class NicknamesTests
{
    [Theory]
    [InlineData("bob", "BOB")]
    [InlineData("Ｂｏｂ", "bob")]
    [InlineData("e\u0301", "\u00E9")]
    [InlineData("ﬁ", "FI")]
    [InlineData("①", "1")]
    public void Normalise_LookAlikes_AreOne(string one, string other) => Assert.Equal(Nicknames.Normalise(one), Nicknames.Normalise(other));

    [Theory]
    [InlineData("小明", "小红")]
    [InlineData("a", "á")]
    [InlineData("a b", "ab")]
    public void Normalise_OtherNames_StayApart(string one, string other) => Assert.NotEqual(Nicknames.Normalise(one), Nicknames.Normalise(other));

    [Theory]
    [InlineData("Straße")]
    [InlineData("ŉ")]
    [InlineData("İstanbul")]
    [InlineData("ΐ")]
    [InlineData("小明")]
    public void Normalise_Normalised_IsTheSame(string nickname) =>
        Assert.Equal(Nicknames.Normalise(nickname), Nicknames.Normalise(Nicknames.Normalise(nickname)));
}
