using Swiper.Benchmarks.Cluster;

namespace Swiper.Cluster.Tests.Benchmarks;

/// <summary>A cost that must be flat is marked if it is not.</summary>
public sealed class GrowthReportTests
{
    [Theory]
    [InlineData(100, "1.00×")]
    [InlineData(109, "1.09×")]
    [InlineData(91, "0.91×")]
    [InlineData(112, "1.12× NOT FLAT")]
    [InlineData(88, "0.88× NOT FLAT")]
    [InlineData(double.NaN, "–× NOT FLAT")]
    public void Compare_OfWhatMustBeFlat_MarksWhatIsNotWithinATenth(double cost, string expected) =>
        Assert.Equal(expected, GrowthReport.Compare(cost, smallest: 100, mustBeFlat: true));

    [Fact]
    public void Compare_OfWhatMayGrow_MarksNothing() => Assert.Equal("3.00×", GrowthReport.Compare(300, smallest: 100, mustBeFlat: false));
}
