using Swiper.Silo.Configuration;

namespace Swiper.Silo.Tests.Configuration;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("Quotas", "Quotas", 0)]
    [InlineData("quotas", "QUOTAS", 0)]
    [InlineData("Quota", "Quotas", 1)]
    [InlineData("Acounts", "Accounts", 1)]
    [InlineData("Cahnge", "Change", 1)]
    [InlineData("Srtoage", "Storage", 2)]
    [InlineData("Acount", "Accounts", 2)]
    [InlineData("Lik", "Like", 1)]
    [InlineData("Cors", "Logs", null)]
    [InlineData("Logging", "Logs", null)]
    [InlineData("Kestrel", "Metrics", null)]
    [InlineData("", "Like", null)]
    public void Slips_OfANameAndWhatWasTyped_AreCountedUnlessTooMany(string typed, string meant, int? expected) =>
        Assert.Equal(expected, Spelling.Slips(typed, meant));
}
