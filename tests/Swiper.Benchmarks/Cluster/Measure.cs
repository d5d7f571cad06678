using Swiper.Benchmarks.Http;
using Swiper.Benchmarks.Town;

namespace Swiper.Benchmarks.Cluster;

/// <summary>A kind of load.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="NextOf">The people, the new ones, a connection and the number of connections → its next step, or null if it has no more.</param>
internal sealed record Measure(string Name, Func<Crowd, SignUps, int, int, LoadStep?> NextOf)
{
    private static byte[] InfoOf(Person person) => HttpRequestBytes.Get("/api/user/info", person.Token);

    private static byte[] DeckOf(Person person) => HttpRequestBytes.Get("/api/social/users?group_num=0", person.Token);

    /// <summary>Whether everyone who asks is asleep before, and asks once.</summary>
    public bool IsCold { get; private init; }

    public static Measure LikeAwake { get; } = new(
        "like, awake", (crowd, _, connection, connections) => Step(crowd.LikeAwake(connection, connections)));

    public static Measure LikeAsleep { get; } = new(
        "like, asleep", (crowd, _, connection, connections) => Step(crowd.LikeAsleep(connection, connections)));

    public static Measure Info { get; } = new("info", (crowd, _, connection, connections) => Step(InfoOf(crowd.Next(connection, connections))));

    public static Measure Deck { get; } = new("deck", (crowd, _, connection, connections) => Step(DeckOf(crowd.Next(connection, connections))));

    public static Measure InfoAsleep { get; } = new("info, asleep", (crowd, _, _, _) => crowd.NextAsleep() is { } person ? Step(InfoOf(person)) : null) { IsCold = true };

    public static Measure DeckAsleep { get; } = new("deck, asleep", (crowd, _, _, _) => crowd.NextAsleep() is { } person ? Step(DeckOf(person)) : null) { IsCold = true };

    public static Measure SignUp { get; } = new("sign-up", (_, signUps, _, _) => signUps.Next);

    /// <summary>Those that put people to sleep come last: they leave everyone awake, with a deck.</summary>
    public static IReadOnlyList<Measure> All { get; } = [LikeAwake, LikeAsleep, Info, Deck, InfoAsleep, DeckAsleep, SignUp];

    private static LoadStep? Step(byte[]? request) => request is null ? null : Load.Send(request);
}
