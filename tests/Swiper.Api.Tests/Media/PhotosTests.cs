using System.Text.Json;
using SkiaSharp;
using Swiper.Api.Tests.Support;

namespace Swiper.Api.Tests.Media;

public sealed class PhotosTests(SharedServer shared)
{
    private const string Photos = "/api/user/photos";

    [Fact]
    public async Task Add_Picture_IsShownToItsOwnerWithASmallVersion()
    {
        var person = await Person.SignUp(shared.Api);

        var photo = await Add(person, TestPictures.RedBlue(SKEncodedImageFormat.Jpeg, 800, 400));

        Assert.Equal(["id", "url", "thumbnail", "width", "height", "state"], photo.EnumerateObject().Select(property => property.Name));
        Assert.Equal($"{person.Id}-1", IdOf(photo));
        Assert.Equal((800, 400, "approved"), (photo.GetProperty("width").GetInt32(), photo.GetProperty("height").GetInt32(), photo.GetProperty("state").GetString()));
        using var whole = await Load(person, photo, "url");
        using var small = await Load(person, photo, "thumbnail");
        Assert.Equal((800, 400), (whole.Width, whole.Height));
        Assert.Equal((320, 160), (small.Width, small.Height));
        Assert.Equal("image/webp", (await person.Get(photo.GetProperty("thumbnail").GetString()!)).ContentHeaders.ContentType!.MediaType);
        Assert.Equal(IdOf(photo), IdOf(Assert.Single((await person.Get(Photos)).Ok().EnumerateArray())));
        Assert.Equal(IdOf(photo), IdOf(Assert.Single((await person.Info()).GetProperty("photos").EnumerateArray())));
    }

    [Fact]
    public async Task Load_ForOnePerson_IsRefusedToAnybodyElse()
    {
        var (person, other) = (await Person.SignUp(shared.Api), await Person.SignUp(shared.Api));
        var url = (await Add(person)).GetProperty("url").GetString()!;

        (await other.Get(url)).Refused(ErrorCode.NO_SUCH_ROUTE);
        (await shared.Api.Get(url)).Refused(ErrorCode.NO_SUCH_ROUTE);
        (await person.Get(url[..url.IndexOf('?', StringComparison.Ordinal)])).Refused(ErrorCode.NO_SUCH_ROUTE);
        var served = await person.Get(url);
        Assert.Equal(200, served.Status);
        Assert.True(served.Headers.CacheControl!.Private);
        (await person.Post("/api/user/logout")).Ok();
        (await person.Get(url)).Refused(ErrorCode.NO_SUCH_ROUTE);
    }

    [Fact]
    public async Task Delete_Photo_TakesItsAddressesWithIt()
    {
        var person = await Person.SignUp(shared.Api);
        var (kept, photo) = (await Add(person), await Add(person));

        (await person.Post(Photos + "/delete", ("id", IdOf(photo)))).Ok();

        (await person.Get(photo.GetProperty("url").GetString()!)).Refused(ErrorCode.NO_SUCH_ROUTE);
        (await person.Get(photo.GetProperty("thumbnail").GetString()!)).Refused(ErrorCode.NO_SUCH_ROUTE);
        Assert.Equal(IdOf(kept), IdOf(Assert.Single((await person.Get(Photos)).Ok().EnumerateArray())));
        (await person.Post(Photos + "/delete", ("id", IdOf(photo)))).Ok();
        Assert.Equal($"{person.Id}-3", IdOf(await Add(person)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("*-1")]
    [InlineData("*-01")]
    [InlineData("*-99999999999")]
    [InlineData("7194025183640195-1")]
    public async Task Delete_NoPhotoOfMine_IsRefused(string id)
    {
        var person = await Person.SignUp(shared.Api);

        var refused = (await person.Post(Photos + "/delete", ("id", id.Replace("*", person.Sid, StringComparison.Ordinal)))).Refused(ErrorCode.BAD_REQUEST);

        Assert.Equal("id", refused.Data.GetProperty("parameter").GetString());
    }

    [Fact]
    public async Task Order_AsFormAndAsJson_IsKept()
    {
        var person = await Person.SignUp(shared.Api);
        var ids = new[] { IdOf(await Add(person)), IdOf(await Add(person)), IdOf(await Add(person)) };
        string[] first = [ids[2], ids[0], ids[1]], second = [ids[1], ids[2], ids[0]];

        var ordered = (await person.Post(Photos + "/order", ("ids", string.Join(',', first)))).Ok();
        Assert.Equal(first, ordered.EnumerateArray().Select(IdOf));
        (await shared.Api.Json(Photos + "/order", person.Token, new { ids = second })).Ok();

        Assert.Equal(second, (await person.Get(Photos)).Ok().EnumerateArray().Select(IdOf));
        foreach (var wrong in new object[] { new { ids = first[..2] }, new { ids = new[] { ids[0], ids[0], ids[1] } }, new { ids = new object[] { 1, 2 } }, new { } })
        {
            Assert.Equal("ids", (await shared.Api.Json(Photos + "/order", person.Token, wrong)).Refused(ErrorCode.BAD_REQUEST).Data.GetProperty("parameter").GetString());
        }
    }

    [Fact]
    public async Task Add_Tenth_IsRefusedUntilOneIsDeleted()
    {
        var person = await Person.SignUp(shared.Api);
        var last = default(JsonElement);
        for (var count = 0; count < 9; count++)
        {
            last = await Add(person);
        }

        var refused = (await Upload(person, TestPictures.RedBlue(SKEncodedImageFormat.Png, 8, 8))).Refused(ErrorCode.LIMIT_REACHED);

        Assert.Equal(9, refused.Data.GetProperty("max").GetInt32());
        (await person.Post(Photos + "/delete", ("id", IdOf(last)))).Ok();
        await Add(person);
    }

    [Fact]
    public async Task RemoveAvatar_TakesItsAddressWithItAndMayBeRepeated()
    {
        var person = await Person.SignUp(shared.Api);
        var url = (await shared.Api.Upload("/api/user/avatar", person.Token, TestPictures.RedBlue(SKEncodedImageFormat.Png, 8, 8))).Ok().GetProperty("avatar").GetString()!;

        (await person.Post("/api/user/avatar/delete")).Ok();
        (await person.Post("/api/user/avatar/delete")).Ok();

        Assert.Equal(JsonValueKind.Null, (await person.Info()).GetProperty("avatar").ValueKind);
        (await shared.Api.Get(url)).Refused(ErrorCode.NO_SUCH_ROUTE);
    }

    [Fact]
    public async Task OnlyMatch_Friend_LoadsByAnAddressOfTheirOwn()
    {
        var (person, friend) = (await Person.SignUp(shared.Api), await Person.SignUp(shared.Api));
        await Add(person);
        (await person.Like(friend)).Ok();
        (await friend.Like(person)).Ok();

        var card = (await friend.Get("/api/social/friends")).Ok().GetProperty("friends")[0];

        var url = Assert.Single(card.GetProperty("photos").EnumerateArray()).GetProperty("url").GetString()!;
        Assert.Equal(200, (await friend.Get(url)).Status);
        (await person.Get(url)).Refused(ErrorCode.NO_SUCH_ROUTE);
    }

    [Fact]
    public async Task OnlyMatch_PersonAskedFor_ShowsPhotosOnceTheyAreAFriend()
    {
        var (person, liked) = (await Person.SignUp(shared.Api), await (await Person.SignUp(shared.Api)).GrantVip(3));
        await Add(person);
        (await person.Like(liked)).Ok();

        Assert.Equal(0, (await liked.Get("/api/social/user?sid=" + person.Sid)).Ok().GetProperty("photos").GetArrayLength());
        (await liked.Like(person)).Ok();

        var url = Assert.Single((await liked.Get("/api/social/user?sid=" + person.Sid)).Ok().GetProperty("photos").EnumerateArray()).GetProperty("url").GetString()!;
        Assert.Equal(200, (await liked.Get(url)).Status);
        (await person.Get(url)).Refused(ErrorCode.NO_SUCH_ROUTE);
    }

    [Fact]
    public async Task OnlyMatch_OnADeck_HidesPhotosUntilItIsOff()
    {
        var place = "照" + Guid.NewGuid().ToString("N")[..8];
        var person = await (await Person.SignUp(shared.Api)).Settle(place, sex: "female", datingSex: "male");
        var seeker = await (await Person.SignUp(shared.Api)).Settle(place, sex: "male", datingSex: "female");
        await Add(person);

        Assert.Equal(0, (await CardOf(person, seeker)).GetProperty("photos").GetArrayLength());
        (await person.Post("/api/user/profile", ("only_match", "false"))).Ok();

        var photo = Assert.Single((await CardOf(person, seeker)).GetProperty("photos").EnumerateArray());
        Assert.Equal(200, (await shared.Api.Get(photo.GetProperty("url").GetString()!)).Status);
        Assert.Equal(200, (await shared.Api.Get(photo.GetProperty("thumbnail").GetString()!)).Status);
    }

    private static string IdOf(JsonElement photo) => photo.GetProperty("id").GetString()!;

    private static async Task<JsonElement> CardOf(Person person, Person seeker) => (await seeker.Get("/api/social/users")).Ok()
        .EnumerateArray().Single(card => card.GetProperty("id").GetInt64() == person.Id);

    private static async Task<SKBitmap> Load(Person person, JsonElement photo, string field) =>
        SKBitmap.Decode((await person.Get(photo.GetProperty(field).GetString()!)).Body);

    private Task<Reply> Upload(Person person, byte[] picture) => shared.Api.Upload(Photos, person.Token, picture, field: "photo");

    private async Task<JsonElement> Add(Person person, byte[]? picture = null) =>
        (await Upload(person, picture ?? TestPictures.RedBlue(SKEncodedImageFormat.Png, 8, 8))).Ok();
}
