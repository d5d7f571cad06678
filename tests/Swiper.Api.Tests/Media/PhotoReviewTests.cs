using System.Text.Json;
using SkiaSharp;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Media;

public sealed class PhotoReviewTests
{
    private const string Photos = "/api/user/photos";

    [Fact]
    public async Task Review_Before_ShowsAPhotoOnceItIsApproved()
    {
        await using var relaxed = await RelaxedServer.Start(("Media:Review", "before"));
        var (person, friend) = await Friends(relaxed.Api);
        var (good, bad) = (await Add(person), await Add(person));
        Assert.Equal("pending", good.GetProperty("state").GetString());
        Assert.Empty(await Shown(friend));

        Assert.Equal([IdOf(good), IdOf(bad)], (await Waiting(relaxed.Api)).Select(IdOf));
        foreach (var photo in await Waiting(relaxed.Api))
        {
            Assert.Equal(200, (await relaxed.Api.Get(photo.GetProperty("url").GetString()!)).Status);
        }

        Assert.Equal("approved", (await Review(relaxed.Api, IdOf(good), "true")).Ok().GetProperty("state").GetString());
        Assert.Equal("rejected", (await Review(relaxed.Api, IdOf(bad), "false")).Ok().GetProperty("state").GetString());

        Assert.Equal([IdOf(good)], (await Shown(friend)).Select(IdOf));
        Assert.Empty(await Waiting(relaxed.Api));
        var own = (await person.Get(Photos)).Ok().EnumerateArray().ToList();
        Assert.Equal(["approved", "rejected"], own.Select(photo => photo.GetProperty("state").GetString()));
        Assert.Equal(JsonValueKind.Null, own[1].GetProperty("url").ValueKind);
        (await person.Get(bad.GetProperty("url").GetString()!)).Refused(ErrorCode.NO_SUCH_ROUTE);
        (await Review(relaxed.Api, IdOf(bad), "false")).Ok();
        (await Review(relaxed.Api, IdOf(bad), "true")).Refused(ErrorCode.BAD_REQUEST);
    }

    [Fact]
    public async Task Review_After_ShowsAPhotoUntilItIsRejected()
    {
        await using var relaxed = await RelaxedServer.Start(("Media:Review", "After"));
        var (person, friend) = await Friends(relaxed.Api);
        var photo = await Add(person);
        Assert.Equal([IdOf(photo)], (await Shown(friend)).Select(IdOf));

        (await Review(relaxed.Api, IdOf(photo), "0")).Ok();

        Assert.Empty(await Shown(friend));
        await relaxed.Restart(("Media:Review", "after"));
        Assert.Empty(await Waiting(relaxed.Api));
    }

    [Fact]
    public async Task Waiting_ManyOwners_ComePageByPageAndEachOnce()
    {
        await using var relaxed = await RelaxedServer.Start(("Media:Review", "after"));
        var ids = new List<string>();
        foreach (var person in await Task.WhenAll(Enumerable.Range(0, 23).Select(_ => Person.SignUp(relaxed.Api))))
        {
            ids.Add(IdOf(await Add(person)));
        }

        Assert.Equal(ids.Order(), (await Waiting(relaxed.Api)).Select(IdOf).Order());
    }

    [Theory]
    [InlineData("id", "7194025183640195", "true", "id")]
    [InlineData("id", "7194025183640195-1", "true", "id")]
    [InlineData("id", "7194025183640195-1", "perhaps", "approve")]
    [InlineData("cursor", "0", "", "cursor")]
    public async Task Review_Malformed_IsRefused(string field, string value, string approve, string parameter)
    {
        await using var relaxed = await RelaxedServer.Start();

        var reply = field == "cursor" ? await relaxed.Api.Get("/api/admin/photos?cursor=" + value, null, ("X-Admin-Key", SwiperServer.AdminKey)) : await Review(relaxed.Api, value, approve);

        Assert.Equal(parameter, reply.Refused(ErrorCode.BAD_REQUEST).Data.GetProperty("parameter").GetString());
        (await relaxed.Api.Get("/api/admin/photos")).Refused(ErrorCode.NOT_HAS_PERM);
    }

    private static string IdOf(JsonElement photo) => photo.GetProperty("id").GetString()!;

    private static async Task<(Person Person, Person Friend)> Friends(ApiClient api)
    {
        var (person, friend) = (await Person.SignUp(api), await Person.SignUp(api));
        (await person.Like(friend)).Ok();
        (await friend.Like(person)).Ok();
        return (person, friend);
    }

    private static async Task<List<JsonElement>> Shown(Person friend) =>
        [.. (await friend.Get("/api/social/friends")).Ok().GetProperty("friends")[0].GetProperty("photos").EnumerateArray()];

    private static async Task<List<JsonElement>> Waiting(ApiClient api)
    {
        var all = new List<JsonElement>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await api.Get("/api/admin/photos?cursor=" + cursor, null, ("X-Admin-Key", SwiperServer.AdminKey))).Ok();
            all.AddRange(page.GetProperty("photos").EnumerateArray());
            cursor = page.GetProperty("next").GetString();
        }

        return all;
    }

    private static Task<Reply> Review(ApiClient api, string id, string approve) => api.Send(
        HttpMethod.Post,
        "/api/admin/photos/review",
        null,
        new FormUrlEncodedContent([new("id", id), new("approve", approve)]),
        ("X-Admin-Key", SwiperServer.AdminKey));

    private static async Task<JsonElement> Add(Person person) =>
        (await person.Api.Upload(Photos, person.Token, TestPictures.RedBlue(SKEncodedImageFormat.Png, 8, 8), field: "photo")).Ok();
}
