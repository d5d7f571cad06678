using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Time.Testing;
using Swiper.Api.Media;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Media;

public sealed class PictureSignerTests
{
    private const string Key = "0123456789abcdef0123456789abcdef.p.jpg";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 8, 20, 0, TimeSpan.Zero));
    private readonly PictureSigner _signer;

    public PictureSignerTests() => _signer = Signers.At(_time);

    [Fact]
    public void Sign_ForAViewer_WorksForAnHour()
    {
        var query = _signer.Sign(Key, 7);

        _time.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromSeconds(1));
        Assert.Equal(7, ViewerOf(query));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(ViewerOf(query));
    }

    [Fact]
    public void SignForEverybody_StaysTheSameForItsPeriodAndWorksForAnHourAtLeast()
    {
        var query = _signer.SignForEverybody(Key);

        _time.Advance(TimeSpan.FromMinutes(39));
        Assert.Equal(query, _signer.SignForEverybody(Key));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotEqual(query, _signer.SignForEverybody(Key));
        Assert.Equal(PictureSigner.Everybody, ViewerOf(query));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Null(ViewerOf(query));
    }

    [Theory]
    [InlineData("u=7", "u=8")]
    [InlineData("u=7", "u=0")]
    [InlineData("e=1772356800", "e=1772356801")]
    [InlineData("&s=", "&s=A")]
    [InlineData("&s=", "&x=")]
    [InlineData("e=", "f=")]
    public void ViewerOf_Changed_IsNobody(string part, string other)
    {
        var query = _signer.Sign(Key, 7);
        Assert.Contains(part, query, StringComparison.Ordinal);

        Assert.Null(ViewerOf(query.Replace(part, other, StringComparison.Ordinal)));
        Assert.Null(_signer.ViewerOf("1123456789abcdef0123456789abcdef.p.jpg", QueryOf(query)));
    }

    private long? ViewerOf(string query) => _signer.ViewerOf(Key, QueryOf(query));

    private static QueryCollection QueryOf(string query) => new(QueryHelpers.ParseQuery(query));
}
