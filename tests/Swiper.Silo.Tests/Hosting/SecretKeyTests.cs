using Swiper.Silo.Hosting;

namespace Swiper.Silo.Tests.Hosting;

public sealed class SecretKeyTests
{
    private readonly SecretKey _key = new("a secret");

    [Fact]
    public void Matches_TheKey_IsTrue() => Assert.True(_key.Matches("a secret"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a secre")]
    [InlineData("A secret")]
    [InlineData("a secret ")]
    public void Matches_AnythingElse_IsFalse(string? presented) => Assert.False(_key.Matches(presented));
}
