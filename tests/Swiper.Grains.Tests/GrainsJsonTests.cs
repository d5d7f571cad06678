using System.Text.Json;
using Swiper.Grains.Accounts;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Media;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Media;
using Swiper.Grains.Profiles;
using Swiper.Grains.Users;
using Swiper.Grains.Vip;

namespace Swiper.Grains.Tests;

public sealed class GrainsJsonTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void UserState_WrittenAndRead_IsTheSame()
    {
        var state = new UserState
        {
            Phone = "+8613800138000",
            CreatedAt = Noon,
            Profile = new Profile { Nickname = "小明 🙂", Sex = Sex.Female, BirthDate = new DateOnly(2000, 2, 29), Location = "北京", AvatarKey = "k", Bio = "你好\n🙂", Interests = "a,b", LookingFor = LookingFor.Friends, Hidden = true },
            Settings = new Settings { DatingSex = Sex.Male, Location = "上海", Vibration = false, MaxDatingAge = 99 },
            Sessions = [new Session { Id = 5, SecretHash = [1, 2, 255], ExpiresAt = Noon.AddDays(30) }],
            Vip = new VipGrant { Level = 2, ExpiresAt = Noon },
            Cell = 42,
            Travel = new Destination("东京"),
            ActiveOn = new DateOnly(2026, 3, 1),
            Pictures = new Pictures
            {
                Photos = [new Photo(4, "p", 30, 40, PhotoState.PendingShown)],
                LastNumber = 4,
                Announced = [new AnnouncedFile("a", Noon)],
                Discarded = ["d"],
            },
        };

        var read = RoundTrip(state);

        Assert.Equal(state.Profile, read.Profile);
        Assert.Equal(state.Settings, read.Settings);
        Assert.Equal(state.Vip, read.Vip);
        Assert.Equal((state.Phone, state.CreatedAt), (read.Phone, read.CreatedAt));
        Assert.Equal((state.Cell, state.Travel, state.ActiveOn), (read.Cell, read.Travel, read.ActiveOn));
        var session = Assert.Single(read.Sessions);
        Assert.Equal([1, 2, 255], session.SecretHash);
        Assert.Equal((5, Noon.AddDays(30)), (session.Id, session.ExpiresAt));
        Assert.Equal(state.Pictures.Photos, read.Pictures.Photos);
        Assert.Equal(state.Pictures.Announced, read.Pictures.Announced);
        Assert.Equal((4, "d"), (read.Pictures.LastNumber, Assert.Single(read.Pictures.Discarded)));
    }

    [Fact]
    public void UserState_FullOfSessionsAndPictures_StaysUnderTwelveKilobytes()
    {
        var longest = string.Concat(Enumerable.Repeat("🙂", 32));
        var state = new UserState
        {
            Phone = "+123456789012345",
            CreatedAt = Noon,
            Profile = new Profile { Nickname = longest, Sex = Sex.Female, BirthDate = new DateOnly(2000, 2, 29), Location = longest, AvatarKey = new string('k', 64), Bio = new string('好', Limits.BioMaxLength), Interests = string.Join(',', Enumerable.Repeat(new string('好', Limits.InterestMaxLength), Limits.InterestsMax)) },
            Settings = new Settings { Location = longest },
            Sessions = [.. Enumerable.Range(0, Limits.SessionsMax).Select(i => new Session
            {
                Id = long.MaxValue - i,
                SecretHash = [.. Enumerable.Repeat((byte)255, 32)],
                ExpiresAt = Noon.AddTicks(1),
                SeenHour = 500_000,
                Device = new string('d', Limits.DeviceMaxLength),
            })],
            Vip = new VipGrant { Level = 3, ExpiresAt = Noon },
            Pictures = new Pictures
            {
                Photos = [.. Enumerable.Range(0, Limits.PhotosMax).Select(i => new Photo(int.MaxValue - i, new string('k', 40), 2048, 2048, PhotoState.PendingShown))],
                LastNumber = int.MaxValue,
                Discarded = [.. Enumerable.Repeat(new string('k', 40), Limits.LooseFilesMax)],
            },
        };

        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(state, GrainsJson.Options).Length, 1, 12 * 1024);
    }

    [Fact]
    public void UserState_DocumentThatLacksMembers_KeepsTheirDefaults()
    {
        var read = JsonSerializer.Deserialize<UserState>("""{"Phone":"+8613800138000","Settings":{"Location":"上海"}}""", GrainsJson.Options)!;

        Assert.False(read.Sessions.IsDefault);
        Assert.Equal(new Profile(), read.Profile);
        Assert.False(read.Pictures.Photos.IsDefault);
        Assert.Equal(new Settings { Location = "上海" }, read.Settings);
    }

    [Fact]
    public void VerifyCodeState_WrittenAndRead_IsTheSame()
    {
        var state = new VerifyCodeState
        {
            UserId = 7,
            SentAt = [Noon, Noon.AddMinutes(1)],
            Code = new IssuedCode { SendId = 9, Hash = [1], Salt = [2], SentAt = Noon, ExpiresAt = Noon.AddMinutes(5), WrongTries = 3, SessionId = 11 },
        };

        var read = RoundTrip(state);

        Assert.Equal(state.SentAt, read.SentAt);
        Assert.Equal(state.Code.Hash, read.Code!.Hash);
        Assert.Equal(state.Code.Salt, read.Code.Salt);
        Assert.Equal(state.Code with { Hash = [], Salt = [] }, read.Code with { Hash = state.Code.Hash.Clear(), Salt = state.Code.Salt.Clear() });
        Assert.Equal(7, read.UserId);
    }

    [Fact]
    public void VerifyCodeState_DocumentThatLacksMembers_KeepsTheirDefaults() =>
        Assert.Empty(JsonSerializer.Deserialize<VerifyCodeState>("""{"UserId":7}""", GrainsJson.Options)!.SentAt);

    private static T RoundTrip<T>(T state) =>
        JsonSerializer.Deserialize<T>(JsonSerializer.SerializeToUtf8Bytes(state, GrainsJson.Options), GrainsJson.Options)!;
}
