using System.Collections.Immutable;
using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Discovery.Cells;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Profiles;
using Swiper.Grains.Users;
using Swiper.Grains.Vip;

namespace Swiper.Grains.Tests.Discovery;

public sealed class ListingTests
{
    private const long Id = 7;
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Now.AddDays(10);
    private static readonly S2Cell Shanghai = CellOf(31.2304, 121.4737);
    private static readonly S2Cell Suzhou = CellOf(31.2990, 120.5853);
    private static readonly S2Cell Tokyo = CellOf(35.6762, 139.6503);
    private static readonly S2Cell London = CellOf(51.5074, -0.1278);

    private static readonly UserState Ann = new()
    {
        Profile = new Profile { Nickname = "Ann", Sex = Sex.Female, BirthDate = new DateOnly(1996, 1, 31), Location = "上海", Bio = "hi", Interests = "a,b" },
        ActiveOn = new DateOnly(2026, 2, 27),
    };

    private static readonly UserState Traveller = Ann with { Vip = new VipGrant { Level = 3, ExpiresAt = End } };

    [Fact]
    public void Of_WithoutPosition_IsThePlace()
    {
        var entry = Assert.Single(Of(Ann));

        Assert.Equal(PoolKey.Of(Sex.Female, "上海"), entry.Key);
        Assert.Equal((null, null), (entry.Value.Cell, entry.Value.Place));
        Assert.Equal(("hi", "a,b", Ann.ActiveOn), (entry.Value.Bio, entry.Value.Interests, entry.Value.ActiveOn));
    }

    [Fact]
    public void Of_WithPosition_IsThePlaceAndThreeCells()
    {
        var entries = Of(Ann with { Cell = Shanghai.Id });

        Assert.Equal(AtHome(Shanghai), entries.Keys.ToHashSet());
        Assert.All(entries.Values, entry => Assert.Equal((Shanghai.Id, null, null), (entry.Cell, entry.ShownFrom, entry.ShownUntil)));
        Assert.All(entries, entry => Assert.Equal(entry.Key.StartsWith("female+", StringComparison.Ordinal) ? null : "上海", entry.Value.Place));
    }

    [Fact]
    public void Of_HiddenOrIncomplete_IsNothing()
    {
        Assert.Empty(Of(Ann with { Profile = Ann.Profile with { Hidden = true }, Cell = Shanghai.Id }));
        Assert.Empty(Of(Ann with { Profile = Ann.Profile with { Sex = null } }));
        Assert.Empty(Of(Ann with { Profile = Ann.Profile with { BirthDate = null } }));
        Assert.Empty(Of(Ann with { Profile = Ann.Profile with { Location = null }, Cell = Shanghai.Id }));
    }

    [Fact]
    public void Of_TravellerToAPlace_IsThereUntilTheEndAndThenAtHome()
    {
        var entries = Of(Traveller with { Travel = new Destination("东京") });

        Assert.Equal(2, entries.Count);
        Assert.Equal((End, null), Window(entries[PoolKey.Of(Sex.Female, "上海")]));
        Assert.Equal((null, End), Window(entries[PoolKey.Of(Sex.Female, "东京")]));
        Assert.Equal("上海", entries[PoolKey.Of(Sex.Female, "东京")].Place);
    }

    [Fact]
    public void Of_TravellerFarAway_IsInPoolsOfTheirOwn()
    {
        var entries = Of(Traveller with { Cell = Shanghai.Id, Travel = new Destination(Cell: London.Id) });

        Assert.Equal(AtHome(Shanghai).Concat(Cells(London)).ToHashSet(), entries.Keys.ToHashSet());
        Assert.All(Cells(London), pool => Assert.Equal((London.Id, (null, End)), (entries[pool].Cell, Window(entries[pool]))));
        Assert.All(AtHome(Shanghai), pool => Assert.Equal((Shanghai.Id, (End, null)), (entries[pool].Cell, Window(entries[pool]))));
    }

    [Fact]
    public void Of_TravellerNearby_SharesEntriesThatSayWhatFollows()
    {
        var entries = Of(Traveller with { Cell = Shanghai.Id, Travel = new Destination(Cell: Suzhou.Id) });

        var shared = Cells(Shanghai).Intersect(Cells(Suzhou)).ToList();
        Assert.NotEmpty(shared);
        Assert.All(shared, pool =>
        {
            Assert.Equal((Suzhou.Id, Shanghai.Id, (null, End)), (entries[pool].Cell!.Value, entries[pool].ThenCell!.Value, Window(entries[pool])));
            Assert.Equal((true, Suzhou.Id), (entries[pool].IsShownAt(Now), entries[pool].CellAt(Now)!.Value));
            Assert.Equal((true, Shanghai.Id), (entries[pool].IsShownAt(End), entries[pool].CellAt(End)!.Value));
        });
    }

    [Theory]
    [InlineData("上海")]
    [InlineData("東京")]
    public void Of_AnyJourney_IsShownInOneOfHomeAndDestinationAtEveryMoment(string name)
    {
        var destinations = new[] { new Destination(name), new(Cell: Suzhou.Id), new(Cell: Tokyo.Id), new(Cell: London.Id), new(Cell: Shanghai.Id) };
        foreach (var (home, destination) in destinations.SelectMany(each => new[] { ((long?)Shanghai.Id, each), (null, each) }))
        {
            var state = Traveller with { Cell = home, Travel = destination };
            var entries = Of(state);

            Assert.InRange(entries.Count, 1, Listing.PoolsMax);
            foreach (var (at, expected) in new[] { (Now, Whereabouts.Now(state, new VipOptions(), Now)), (End.AddTicks(-1), Whereabouts.Now(state, new VipOptions(), Now)), (End, Whereabouts.Home(state)) })
            {
                var shown = entries.Where(entry => entry.Value.IsShownAt(at)).ToList();
                Assert.NotEmpty(shown);
                Assert.All(shown, entry => Assert.Equal(expected.Cell, entry.Value.CellAt(at)));
                Assert.Equal(expected.Place is { } place ? [PoolKey.Of(Sex.Female, place, expected.Cell is not null)] : [], shown.Select(entry => entry.Key).Where(key => !key.Contains('#', StringComparison.Ordinal)));
            }
        }
    }

    [Fact]
    public void Of_JourneyWithoutThePermission_IsHome()
    {
        Assert.Equal(Of(Ann).Keys, Of(Ann with { Travel = new Destination("东京") }).Keys);
        Assert.Equal(Of(Ann).Keys, Listing.Of(Id, Traveller with { Travel = new Destination("东京") }, new VipOptions(), End).Keys);
    }

    [Fact]
    public void Of_JourneyThatNeedNotEnd_IsThereAlone()
    {
        var vip = new VipOptions();
        vip.Levels.Add(new VipLevel { Level = 0, Name = "all", Permissions = Permissions.AnyLocation });

        var entry = Assert.Single(Listing.Of(Id, Ann with { Travel = new Destination("东京") }, vip, Now));
        Assert.Equal((PoolKey.Of(Sex.Female, "东京"), (null, null)), (entry.Key, Window(entry.Value)));
    }

    private static ImmutableSortedDictionary<string, Candidate> Of(UserState state) => Listing.Of(Id, state, new VipOptions(), Now);

    private static (DateTimeOffset? From, DateTimeOffset? Until) Window(Candidate entry) => (entry.ShownFrom, entry.ShownUntil);

    private static IEnumerable<string> Cells(S2Cell cell) => CellCover.Levels.Select(level => PoolKey.OfCell(Sex.Female, cell.Parent(level).Token));

    private static HashSet<string> AtHome(S2Cell cell) => [PoolKey.Of(Sex.Female, "上海", hasPosition: true), .. Cells(cell)];

    private static S2Cell CellOf(double latitude, double longitude) => S2Cell.At(SpherePoint.FromDegrees(latitude, longitude), S2Cell.PositionLevel);
}
