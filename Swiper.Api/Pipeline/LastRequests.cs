using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Swiper.Api.Pipeline;

/// <summary>
/// Keeps connections open for a moment after the server has stopped to listen. A balancer may just be sending a request on one; if it met a
/// closed connection it could not know whether the request was done, and would not dare to repeat it. So it gets an answer, and is told that
/// the connection ends with it. How long the moment is, and when what is still under way is broken off, is up to <see cref="Drain"/>.
/// </summary>
internal static class LastRequests
{
    /// <summary>Does so for every connection.</summary>
    internal static void AnswerLastRequests(this KestrelServerOptions kestrel)
    {
        var drain = kestrel.ApplicationServices.GetRequiredService<Drain>();
        kestrel.ConfigureEndpointDefaults(listen => listen.Use(next => connection => Serve(connection, next, drain)));
    }

    private static async Task Serve(ConnectionContext connection, ConnectionDelegate next, Drain drain)
    {
        if (connection.Features.Get<IConnectionLifetimeNotificationFeature>() is { } ending)
        {
            connection.Features.Set<IConnectionLifetimeNotificationFeature>(new Later(ending, drain.MomentOver));
        }

        await using var cut = drain.TimeUp.Register(connection.Abort);
        await next(connection);
    }

    private sealed class Later(IConnectionLifetimeNotificationFeature ending, CancellationToken ended) : IConnectionLifetimeNotificationFeature
    {
        public CancellationToken ConnectionClosedRequested { get; set; } = ended;

        public void RequestClose() => ending.RequestClose();
    }
}
