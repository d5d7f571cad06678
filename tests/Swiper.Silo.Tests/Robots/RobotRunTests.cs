using Microsoft.Extensions.Options;
using Swiper.Grains.Accounts;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Discovery.Cells;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Text;
using Swiper.Silo.Robots;

namespace Swiper.Silo.Tests.Robots;

public sealed class RobotRunTests
{
    private const int Many = 20_000;

    [Fact]
    public void At_SameSeed_IsTheSameRobot()
    {
        var (id, robot) = new RobotRun(1, []).At(5, 0);

        Assert.Equal((id, robot), new RobotRun(1, []).At(5, 0));
        Assert.NotEqual(id, new RobotRun(2, []).At(5, 0).Id);
        Assert.NotEqual(id, new RobotRun(1, ["沈阳"]).At(5, 0).Id);
    }

    [Fact]
    public void At_ManyRobots_AreWhatATownNeeds()
    {
        var run = new RobotRun(1, []);
        var robots = Enumerable.Range(0, Many).Select(index => run.At(index, 0)).ToList();

        Assert.All(robots, each => Assert.True(Limits.IsUserId(each.Id)));
        Assert.Equal(Many, robots.DistinctBy(each => each.Id).Count());
        Assert.Equal(Many, robots.DistinctBy(each => each.Robot.Phone).Count());
        Assert.Equal(Many, robots.DistinctBy(each => FoldedText.Of(each.Robot.Nickname)).Count());
        Assert.Equal(["上海", "北京", "广州", "成都", "武汉", "沈阳", "深圳", "西安"], robots.Select(each => each.Robot.Location).Distinct().Order(StringComparer.Ordinal));
        Assert.All(robots, each => Assert.InRange(each.Robot.BirthDate, new DateOnly(1980, 1, 1), new DateOnly(2000, 12, 31)));
        Assert.InRange(robots.Count(each => each.Robot.Sex == Sex.Male), Many * 45 / 100, Many * 55 / 100);
        Assert.InRange(robots.Count(each => each.Robot.Sex == each.Robot.DatingSex), Many * 8 / 100, Many * 12 / 100);
    }

    [Fact]
    public void At_ManyRobots_LiveAroundTheirCitiesAndHaveSomethingToSay()
    {
        var run = new RobotRun(1, []);
        var robots = Enumerable.Range(0, 2000).Select(index => run.At(index, 0).Robot).ToList();

        foreach (var town in robots.GroupBy(robot => robot.Location))
        {
            var centre = RobotCity.Find(town.Key)!.Home(0, 0);
            Assert.All(town, robot => Assert.InRange(CellCover.Distance(centre, new S2Cell(robot.Cell!.Value)), 1, 17));
            Assert.InRange(town.Select(robot => robot.Cell).Distinct().Count(), town.Count() / 3, town.Count());
        }

        Assert.All(robots, robot => Assert.NotNull(RobotPicture.Draw(robot.AvatarKey!)));
        Assert.All(robots, robot => Assert.InRange(robot.Interests!.Split(',').Distinct().Count(), 2, 5));
        Assert.All(robots, robot => Assert.Equal(robot.Interests!.Split(',').Distinct().Count(), robot.Interests.Split(',').Length));
        Assert.All(robots, robot => Assert.InRange(robot.Bio!.Length, 1, Limits.BioMaxLength));
        Assert.Equal(Enum.GetValues<LookingFor>(), robots.Select(robot => robot.LookingFor!.Value).Distinct().Order());
        Assert.Equal(Enumerable.Range(0, 14), robots.Select(robot => robot.DaysAway).Distinct().Order());
    }

    [Fact]
    public void At_PlaceThatNobodyKnows_HasRobotsWithoutPosition() => Assert.Null(new RobotRun(1, ["somewhere"]).At(0, 0).Robot.Cell);

    [Fact]
    public void At_AnyRobot_HasANumberNoCodeCanBeAskedFor()
    {
        var reader = new PhoneReader(Options.Create(new AccountOptions()));

        Assert.All(Enumerable.Range(0, 100), index => Assert.False(reader.TryRead(new RobotRun(1, []).At(index, 0).Robot.Phone, out _)));
    }

    [Fact]
    public void At_LaterAttempts_TryOtherNicknamesThenAnotherId()
    {
        var run = new RobotRun(1, []);
        var attempts = Enumerable.Range(0, RobotSeeder.AttemptsMax).Select(attempt => run.At(3, attempt)).ToList();

        Assert.Equal(attempts[0].Id, attempts[1].Id);
        Assert.Equal(2, attempts.Select(attempt => attempt.Id).Distinct().Count());
        Assert.Equal(attempts.Count, attempts.Select(attempt => attempt.Robot.Nickname).Distinct().Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Names_MoreThanThereAre_AreNumberedAndNeverRepeat(bool isMale)
    {
        const int MoreThanThereAre = 600_000;

        var names = Enumerable.Range(0, MoreThanThereAre).Select(index => RobotNames.Of(index, 12345, isMale)).ToHashSet();

        Assert.Equal(MoreThanThereAre, names.Count);
        Assert.Contains(names, name => name.EndsWith('2'));
    }

    [Fact]
    public void Names_OfTheTwoSexes_NeverMeet() =>
        Assert.Empty(Enumerable.Range(0, Many).Select(index => RobotNames.Of(index, 9, true))
            .Intersect(Enumerable.Range(0, 600_000).Select(index => RobotNames.Of(index, 77, false))));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 1)]
    [InlineData(0, RobotOrder.CountMax + 1)]
    [InlineData(int.MaxValue, 1)]
    public void IsValid_CountOutOfRange_IsFalse(int from, int count) => Assert.False(new RobotOrder(1, [], from, count).IsValid());

    [Theory]
    [InlineData("")]
    [InlineData(" 沈阳")]
    [InlineData("a\nb")]
    [InlineData("012345678901234567890123456789012")]
    public void IsValid_PlaceNobodyCouldLiveIn_IsFalse(string place) => Assert.False(new RobotOrder(1, [place], 0, 1).IsValid());
}
