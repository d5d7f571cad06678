using Swiper.Grains.Interfaces.Swipes;
using ErrorCode = Swiper.Grains.Interfaces.ErrorCode;

namespace Swiper.Cli.Chaos.Load;

/// <summary>Uses the app for some of the people, one request after the other. No other worker acts for them.</summary>
internal sealed class Worker(Caller caller, Ledger ledger, Citizen[] everybody, int[] own, int seed)
{
    private static readonly string[] Pages = ["/api/social/users?group_num=0", "/api/social/friends", "/api/user/info", "/api/user/profile", "/api/vip/levels"];

    private readonly Random _random = new(seed);

    /// <summary>Goes on until it is cancelled; a request that was begun is finished.</summary>
    public async Task Work(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await Act(own[_random.Next(own.Length)]);
        }
    }

    private Task Act(int number)
    {
        var me = everybody[number];
        var other = everybody[_random.Next(everybody.Length)];
        return _random.Next(100) switch
        {
            _ when other.Id == me.Id => Read(me),
            < 35 => Swipe(me, other, SwipeKind.Like),
            < 41 => Swipe(me, other, SwipeKind.Superlike),
            < 56 => Swipe(me, other, SwipeKind.Dislike),
            < 64 => Rewind(me, other),
            < 67 => Unfriend(me),
            < 70 => SignIn(number),
            _ => Read(me),
        };
    }

    private async Task Swipe(Citizen me, Citizen other, SwipeKind kind)
    {
        var route = "/api/social/" + kind.ToString().ToLowerInvariant();
        var answer = await caller.Post(route, me.Token, ("sid", other.Sid));

        // A friend cannot be disliked.
        Note(me, other.Id, kind, answer, kind is SwipeKind.Dislike ? ErrorCode.BAD_REQUEST : null);
    }

    private async Task Rewind(Citizen me, Citizen other)
    {
        if (ledger.Of(me.Id, other.Id).IsSwipe())
        {
            var answer = await caller.Post("/api/social/rewind", me.Token, ("sid", other.Sid));
            var isDoneBefore = answer is { IsRepeated: true, Code: (int)ErrorCode.NOTHING_TO_REWIND };

            // After the end of a friendship what the ledger says is not what is stored: swipes change nothing any more.
            Note(me, other.Id, SwipeKind.None, isDoneBefore ? answer with { Code = 0 } : answer, ErrorCode.NOTHING_TO_REWIND);
        }
    }

    private async Task Unfriend(Citizen me)
    {
        var page = await caller.Get("/api/social/friends", me.Token);
        if (page.Code != 0)
        {
            caller.Blame(page);
            return;
        }

        var friends = page.Data.GetProperty("friends").EnumerateArray().Select(friend => friend.GetProperty("id").GetInt64()).ToList();
        if (friends.Count > 0)
        {
            var other = friends[_random.Next(friends.Count)];
            var answer = await caller.Post("/api/social/unfriend", me.Token, ("sid", $"{other}"));

            // They may have ended it, or taken back their like, in the meantime.
            Note(me, other, SwipeKind.Unfriend, answer, ErrorCode.NOT_FRIENDS);
        }
    }

    private async Task SignIn(int number) => everybody[number] = await Citizen.SignIn(caller, everybody[number].Phone, everybody[number].Code);

    private Task<Answer> Read(Citizen me) => caller.Get(Pages[_random.Next(Pages.Length)], me.Token);

    private void Note(Citizen me, long other, SwipeKind kind, Answer answer, ErrorCode? allowed = null)
    {
        if (answer.Code == 0)
        {
            ledger.Note(me.Id, other, kind);
        }
        else if (answer.Code != (int?)allowed)
        {
            caller.Blame(answer);
        }
    }
}
