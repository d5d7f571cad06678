using Orleans.Runtime.Messaging;

namespace Swiper.Silo.Cluster;

/// <summary>What is known of a call that failed, and how long to wait before it is repeated.</summary>
internal static class Rejections
{
    public static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(400);

    /// <summary>Orleans' texts of calls that it could not even address; it has no type of its own for them.</summary>
    private const string Stopping = "is shutting down.";
    private const string KnownDead = "Silo unavailable";
    private const string LocalHost = "The local Orleans host";

    public static TimeSpan Next(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;

    /// <summary>
    /// Whether no grain has seen the call: a silo or an activation that ends turned it away, or it could not be sent. What a silo that died was doing
    /// fails with <see cref="SiloUnavailableException"/>, and an answer that was lost with a timeout.
    /// </summary>
    public static bool IsUndelivered(Exception exception) => exception switch
    {
        SiloUnavailableException { Message: var text } =>
            text == KnownDead || (text.EndsWith(Stopping, StringComparison.Ordinal) && !text.StartsWith(LocalHost, StringComparison.Ordinal)),
        OrleansMessageRejectionException or ConnectionFailedException or GatewayTooBusyException => true,
        _ => false,
    };

    /// <summary>Whether a silo or the way to it is at fault, so that a call that may arrive twice can be repeated at once.</summary>
    public static bool IsSilosFault(Exception exception) => exception is SiloUnavailableException || IsUndelivered(exception);
}
