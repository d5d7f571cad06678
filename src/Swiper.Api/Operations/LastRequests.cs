using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Swiper.Http;

namespace Swiper.Operations;

/// <summary>
/// Keeps connections open for a moment after the server has stopped to listen. A balancer may just be sending a request on one; if it met a
/// closed connection it could not know whether the request was done, and would not dare to repeat it. So it gets an answer, and is told that
/// the connection ends with it. What is still under way when the time of <see cref="Drain"/> is up is broken off.
/// </summary>
internal static class LastRequests
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <summary>Does so for every connection.</summary>
    internal static void AnswerLastRequests(this KestrelServerOptions kestrel) =>
        kestrel.ConfigureEndpointDefaults(listen => listen.Use(next => connection => Serve(connection, next)));

    private static async Task Serve(ConnectionContext connection, ConnectionDelegate next)
    {
        if (connection.Features.Get<IConnectionLifetimeNotificationFeature>() is not { } ending)
        {
            await next(connection);
            return;
        }

        using var ended = new CancellationTokenSource();
        using var late = new CancellationTokenSource();
        await using var cut = late.Token.Register(connection.Abort);
        await using var asked = ending.ConnectionClosedRequested.Register(() =>
        {
            ended.CancelAfter(Moment);
            late.CancelAfter(Drain.Patience);
        });
        connection.Features.Set<IConnectionLifetimeNotificationFeature>(new Later(ending, ended.Token));
        await next(connection);
    }

    private sealed class Later(IConnectionLifetimeNotificationFeature ending, CancellationToken ended) : IConnectionLifetimeNotificationFeature
    {
        public CancellationToken ConnectionClosedRequested { get; set; } = ended;

        public void RequestClose() => ending.RequestClose();
    }
}
