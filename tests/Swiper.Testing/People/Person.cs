using System.Globalization;
using System.Text.Json;
using Swiper.Testing.Http;
using Swiper.Testing.Processes;

namespace Swiper.Testing.People;

/// <summary>A signed-in user, as their app sees the server.</summary>
public sealed record Person(ApiClient Api, long Id, string Phone, string Token, JsonElement Login)
{
    public string Sid => Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Signs in with an unused number.</summary>
    public static Task<Person> SignUp(ApiClient api) => SignIn(api, Phones.Fresh());

    public static async Task<Person> SignIn(ApiClient api, string phone)
    {
        var (verify, isRepeated) = await Repeat(() => api.Form("/api/user/verify", null, ("phonenum", phone)));

        // A repeated request may find that the first one has sent the code.
        if (!isRepeated || verify.Code != ErrorCode.TOO_MANY_REQUESTS)
        {
            verify.Ok();
        }

        return await SignIn(api, phone, await LastCode(api, phone));
    }

    public static async Task<Person> SignIn(ApiClient api, string phone, string code)
    {
        var login = (await Repeat(() => api.Form("/api/user/login", null, ("phonenum", phone), ("vcode", code)))).Last.Ok();
        return new Person(api, login.GetProperty("user").GetProperty("id").GetInt64(), phone, login.GetProperty("token").GetString()!, login);
    }

    /// <summary>Repeats what is answered 503, as the contract tells apps to: a cluster that starts on a busy machine may not answer in time.</summary>
    private static async Task<(Reply Last, bool IsRepeated)> Repeat(Func<Task<Reply>> send)
    {
        const int Tries = 10;
        var reply = await send();
        var tries = 1;
        for (; reply.Status == 503 && tries < Tries; tries++)
        {
            reply = await send();
        }

        return (reply, tries > 1);
    }

    /// <summary>The last code shown for a number. Codes are sent off the request's path, so this polls for it.</summary>
    public static async Task<string> LastCode(ApiClient api, string phone)
    {
        const int Tries = 10_000;
        for (var i = 0; i < Tries; i++)
        {
            var reply = await api.Get("/dev/sms/" + Uri.EscapeDataString(phone));
            if (reply.Status == 200)
            {
                return reply.Json.GetProperty("code").GetString()!;
            }
        }

        throw new InvalidOperationException("No code was shown.");
    }

    /// <summary>Completes the profile, which puts the person on decks.</summary>
    public async Task<Person> Settle(string place, string sex = "female", int birthYear = 1995, string datingSex = "female")
    {
        (await Post("/api/user/info", ("sex", sex), ("birth_year", birthYear.ToString(CultureInfo.InvariantCulture)), ("location", place))).Ok();
        (await Post("/api/user/profile", ("dating_sex", datingSex))).Ok();
        return this;
    }

    public async Task<Person> GrantVip(int level)
    {
        var reply = await Api.Send(
            HttpMethod.Post,
            "/api/admin/vip",
            null,
            new FormUrlEncodedContent([new("uid", Sid), new("level", level.ToString(CultureInfo.InvariantCulture)), new("days", "30")]),
            ("X-Admin-Key", SwiperServer.AdminKey));
        Assert.Equal(level, reply.Ok().GetProperty("vip_level").GetInt32());
        return this;
    }

    /// <summary>Has an operator ban the person.</summary>
    public Task<Reply> Ban(int days, string reason = "advertising") => Api.Send(
        HttpMethod.Post,
        "/api/admin/ban",
        null,
        new FormUrlEncodedContent([new("uid", Sid), new("days", days.ToString(CultureInfo.InvariantCulture)), new("reason", reason)]),
        ("X-Admin-Key", SwiperServer.AdminKey));

    public Task<Reply> Get(string path) => Api.Get(path, Token);

    public Task<Reply> Post(string path, params (string Name, string Value)[] fields) => Api.Form(path, Token, fields);

    public Task<Reply> Like(Person other) => Post("/api/social/like", ("sid", other.Sid));

    public Task<Reply> Dislike(Person other) => Post("/api/social/dislike", ("sid", other.Sid));

    public async Task<JsonElement> Info() => (await Get("/api/user/info")).Ok();

    /// <summary>Every friend, page by page.</summary>
    /// <param name="send">Sends each request; by default once, and it must succeed.</param>
    public async Task<IReadOnlyList<long>> Friends(Func<Func<Task<Reply>>, Task<Reply>>? send = null)
    {
        send ??= request => request();
        var all = new List<long>();
        for (string? cursor = ""; cursor is not null;)
        {
            var after = cursor;
            var page = (await send(() => Get("/api/social/friends?cursor=" + Uri.EscapeDataString(after)))).Ok();
            all.AddRange(page.GetProperty("friends").EnumerateArray().Select(friend => friend.GetProperty("id").GetInt64()));
            cursor = page.GetProperty("next").GetString();
        }

        return all;
    }

    /// <summary>Everybody on the deck, group by group.</summary>
    public async Task<IReadOnlyList<long>> Deck()
    {
        var all = new List<long>();
        for (var group = 0; ; group++)
        {
            var people = (await Get($"/api/social/users?group_num={group}")).Ok();
            if (people.GetArrayLength() == 0)
            {
                return all;
            }

            all.AddRange(people.EnumerateArray().Select(person => person.GetProperty("id").GetInt64()));
        }
    }
}

/// <summary>Numbers that may receive SMS. Nothing is sent in tests.</summary>
public static class Phones
{
    private static long _next = Random.Shared.NextInt64(100_000_000, 900_000_000);

    public static string Fresh() => "+8618" + Interlocked.Increment(ref _next).ToString(CultureInfo.InvariantCulture);
}
