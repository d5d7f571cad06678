using CsCheck;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Grains.Tests.Discovery;

public sealed class TakenPlacesTests
{
    private const int Places = 200;

    /// <summary>Places taken and freed one after the other; negative ones are freed.</summary>
    private static readonly Gen<int[]> Changes = Gen.Int[-40, 100].Array[0, 120];

    [Fact]
    public void TakeAndFree_WithinTheWindow_AreAsOfASet() => Changes.Sample(changes =>
    {
        var set = new HashSet<int>();
        foreach (var change in changes)
        {
            _ = change >= 0 ? set.Add(change) : set.Remove(-change);
        }

        Assert.Equal(set.Order(), Listed(After(changes)));
    });

    [Fact]
    public void Parse_OfItsText_IsTheSame() => Changes.Sample(changes =>
    {
        var taken = After(changes);

        Assert.Equal(taken, TakenPlaces.Parse(taken.ToString()));
        Assert.False(taken.Contains(taken.First));
        Assert.True(taken.ToString().Length <= 44);
    });

    [Fact]
    public void Cut_ARunOfTakenPlaces_MovesTheLaterOnesUp() => Gen.Select(Changes, Gen.Int[0, 90], Gen.Int[1, 20]).Sample((changes, start, length) =>
    {
        var taken = Enumerable.Range(start, length).Aggregate(After(changes), (places, place) => places.Take(place));

        var expected = Listed(taken).Where(place => place < start || place >= start + length).Select(place => place < start ? place : place - length);
        Assert.Equal(expected, Listed(taken.Cut(start, length)));
    });

    [Fact]
    public void Take_WithoutAPlaceOrFarAway_TakesTheFirstFreeOne()
    {
        var taken = default(TakenPlaces).Take(1);

        Assert.Equal([0, 1], Listed(taken.Take(null)));
        Assert.Equal([0, 1], Listed(taken.Take(1_000)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1:")]
    [InlineData("1:g")]
    [InlineData(" 1")]
    public void Parse_AnotherText_Fails(string text) => Assert.Throws<FormatException>(() => TakenPlaces.Parse(text));

    private static TakenPlaces After(IEnumerable<int> changes) =>
        changes.Aggregate(default(TakenPlaces), (taken, change) => change >= 0 ? taken.Take(change) : taken.Free(-change));

    private static IEnumerable<int> Listed(TakenPlaces taken) => Enumerable.Range(0, Places).Where(taken.Contains);
}
