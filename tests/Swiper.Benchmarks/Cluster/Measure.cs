using Swiper.Benchmarks.Http;

namespace Swiper.Benchmarks.Cluster;

/// <summary>A kind of load.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="NextOf">The people, the new ones, a connection and the number of connections → its next step, or null if it has no more.</param>
internal sealed record Measure(string Name, Func<Crowd, SignUps, int, int, LoadStep?> NextOf)
{
    public static Measure LikeAwake { get; } = new(
        "like, awake", (crowd, _, connection, connections) => Step(crowd.LikeAwake(connection, connections)));

    public static Measure LikeAsleep { get; } = new(
        "like, asleep", (crowd, _, connection, connections) => Step(crowd.LikeAsleep(connection, connections)));

    public static Measure Info { get; } = new("info", (crowd, _, connection, connections) =>
        Step(HttpRequestBytes.Get("/api/user/info", crowd.Next(connection, connections).Token)));

    public static Measure Deck { get; } = new("deck", (crowd, _, connection, connections) =>
        Step(HttpRequestBytes.Get("/api/social/users?group_num=0", crowd.Next(connection, connections).Token)));

    public static Measure SignUp { get; } = new("sign-up", (_, signUps, _, _) => signUps.Next);

    public static IReadOnlyList<Measure> All { get; } = [LikeAwake, LikeAsleep, Info, Deck, SignUp];

    private static LoadStep? Step(byte[]? request) => request is null ? null : Load.Send(request);
}
