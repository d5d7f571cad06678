namespace Swiper.Api.Tests.Support;

/// <summary>A way of having no live session. Each has a cell for every route.</summary>
public enum DeadSession
{
    None,
    Forged,
    Expired,
    LoggedOut,
    Banned,
}

/// <summary>A way of being away for others. Each has a cell for every route.</summary>
public enum Absence
{
    Banned,
    BlockedByThem,
}

/// <summary>The people of the matrix of routes. Nobody's state changes by a refusal, so those with dead sessions serve every cell.</summary>
public sealed class MatrixPeople(SharedServer shared)
{
    /// <summary>An id that nobody has.</summary>
    public const long Nobody = 42;

    private static readonly Dictionary<DeadSession, Func<ApiClient, Task<string?>>> Makers = new()
    {
        [DeadSession.None] = _ => Task.FromResult<string?>(null),
        [DeadSession.Forged] = async api => Tokens.Forge((await Person.SignUp(api)).Token, (await Person.SignUp(api)).Id),
        [DeadSession.Expired] = async api => Tokens.Expire((await Person.SignUp(api)).Token, DateTimeOffset.UnixEpoch),
        [DeadSession.LoggedOut] = async api => (await EndedBy(api, person => person.Post("/api/user/logout"))).Token,
        [DeadSession.Banned] = async api => (await EndedBy(api, person => person.Ban(7))).Token,
    };

    private static readonly Dictionary<Absence, Func<Person, Person, Task>> Leavings = new()
    {
        [Absence.Banned] = async (_, away) => (await away.Ban(7)).Ok(),
        [Absence.BlockedByThem] = async (caller, away) => (await away.Post("/api/social/block", ("sid", caller.Sid))).Ok(),
    };

    private readonly Dictionary<DeadSession, Task<string?>> _tokens = [];
    private readonly Lock _gate = new();

    public Task<string?> TokenOf(DeadSession way)
    {
        lock (_gate)
        {
            return _tokens.TryGetValue(way, out var token) ? token : _tokens[way] = Makers[way](shared.Api);
        }
    }

    /// <summary>Somebody with every permission, and a friend of theirs whom they have swiped, and who is away.</summary>
    public async Task<(Person Caller, Person Away)> Meet(Absence absence)
    {
        var place = "城" + Guid.NewGuid().ToString("N")[..8];
        var caller = await (await (await Person.SignUp(shared.Api)).Settle(place)).GrantVip(3);
        var away = await (await Person.SignUp(shared.Api)).Settle(place);
        (await caller.Like(away)).Ok();
        (await away.Like(caller)).Ok();
        await Leavings[absence](caller, away);
        return (caller, away);
    }

    private static async Task<Person> EndedBy(ApiClient api, Func<Person, Task<Reply>> end)
    {
        var person = await Person.SignUp(api);
        (await end(person)).Ok();
        return person;
    }
}
