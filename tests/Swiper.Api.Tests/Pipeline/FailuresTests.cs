using System.Net.Sockets;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Orleans.Networking.Shared;
using Orleans.Runtime.Messaging;
using Orleans.Serialization;
using Orleans.Storage;
using Swiper.Api.Pipeline;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Api.Tests.Pipeline;

public sealed class FailuresTests
{
    private const string FromOrleans = "   at System.ThrowHelper.Throw()\n   at Orleans.Runtime.Catalog.GetOrCreateActivation(GrainId id)\n   at Swiper.Api.Swipes.SwipesApi.Like()";
    private const string FromOwnCode = "   at System.IO.Stream.Read()\n   at Swiper.Grains.Users.UserGrain.Swipe(Int64 sid)\n   at Orleans.Runtime.InsideRuntimeClient.Invoke()";

    /// <summary>Whatever Orleans, the stores and the network between them are known to hand over.</summary>
    private static readonly Dictionary<string, Exception> Outages = new()
    {
        ["a store"] = new StoreUnavailableException("Store shard-0 cannot answer."),
        ["no answer in time"] = new TimeoutException(),
        ["a state that could not be read"] = new OrleansException("Error reading state", new StoreUnavailableException("Store shard-0 cannot answer.")),
        ["a state that could not be read in time"] = new OrleansException("Error reading state", new TimeoutException()),
        ["another activation wrote"] = new InconsistentStateException("changed"),
        ["no silo for a grain"] = new OrleansException("No active nodes are compatible with the grain."),
        ["a rejection"] = Internal<OrleansMessageRejectionException>("The activation is stopping."),
        ["no gateways"] = Internal<OrleansMessageRejectionException>("No gateways available"),
        ["a silo that died"] = new SiloUnavailableException("The target silo became unavailable for message."),
        ["a silo that stops"] = new SiloUnavailableException("Silo 'S127.0.0.1:11111:1' is shutting down."),
        ["a silo known to be dead"] = new SiloUnavailableException(),
        ["a gateway that is too busy"] = new GatewayTooBusyException(),
        ["a client that is gone"] = Internal<ClientNotAvailableException>("The client is gone."),
        ["an overloaded activation"] = new LimitExceededException("Too many requests wait."),
        ["a lifecycle called off"] = Internal<OrleansLifecycleCanceledException>("The start was called off."),
        ["a connection refused"] = new ConnectionFailedException("Unable to connect", new SocketConnectionException("refused")),
        ["a connection reset"] = new ConnectionFailedException("Unable to connect", new ConnectionResetException("reset")),
        ["a connection closed during its handshake"] = new ConnectionFailedException("Unable to connect", new InvalidOperationException("Connection terminated prematurely")),
        ["a connection aborted"] = new ConnectionFailedException("Unable to connect", new ConnectionAbortedException("Underlying connection closed")),
        ["a connection that is being retried"] = new ConnectionFailedException("Unable to connect, will retry"),
        ["a connection with a defect of the runtime"] = new ConnectionFailedException("Unable to connect", NullReference()),
        ["a socket"] = new SocketException((int)SocketError.ConnectionReset),
        ["a stream"] = new IOException("Broken pipe"),
        ["an activation called off"] = new OperationCanceledException(),
        ["a task called off"] = new TaskCanceledException(),
        ["a connection called off"] = new ConnectionAbortedException(),
        ["a directory that is gone"] = new ObjectDisposedException("LocalGrainDirectory"),
        ["services that are gone"] = Remote(new ObjectDisposedException("IServiceProvider"), FromOrleans),
        ["a missing codec"] = new CodecNotFoundException("Could not find a codec"),
        ["a message of another version"] = new FieldTypeInvalidException(),
        ["a driver's exception"] = new UnavailableExceptionFallbackException("A type that is not known here", new InvalidOperationException()),
        ["one of several"] = new AggregateException(new SiloUnavailableException()),
    };

    private static readonly Dictionary<string, Exception> Defects = new()
    {
        ["an invalid operation"] = new InvalidOperationException(),
        ["a null reference"] = NullReference(),
        ["an argument"] = new ArgumentException("sid"),
        ["a missing key"] = new KeyNotFoundException(),
        ["not supported"] = new NotSupportedException(),
        ["several"] = new AggregateException(new SiloUnavailableException(), new InvalidOperationException()),
        ["a state that no longer reads"] = new OrleansException("Error reading state", new JsonException()),
        ["something of ours disposed"] = Remote(new ObjectDisposedException("stream"), FromOwnCode),
    };

    public static TheoryData<string> OutageNames => [.. Outages.Keys];

    public static TheoryData<string> DefectNames => [.. Defects.Keys];

    [Theory]
    [MemberData(nameof(OutageNames))]
    public void ToRefusal_Outage_MayBeRepeated(string name)
    {
        var refusal = Failures.ToRefusal(Outages[name]);

        Assert.Equal(ErrorCode.UNAVAILABLE, refusal.Code);
        Assert.True(refusal.RetryAfter > TimeSpan.Zero);
    }

    [Theory]
    [MemberData(nameof(DefectNames))]
    public void ToRefusal_Defect_IsOurs(string name) => Assert.Equal(ErrorCode.INTERNAL_ERROR, Failures.ToRefusal(Defects[name]).Code);

    /// <summary>Orleans' own, which only Orleans may make.</summary>
    private static TException Internal<TException>(string message)
        where TException : Exception =>
        (TException)Activator.CreateInstance(typeof(TException), BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public, null, [message], null)!;

    private static Exception NullReference()
    {
        string? nothing = null;
        return Record.Exception(() => _ = nothing!.Length)!;
    }

    /// <summary>As it arrives from another silo, with the frames there.</summary>
    private static Exception Remote(Exception exception, string frames) =>
        System.Runtime.ExceptionServices.ExceptionDispatchInfo.SetRemoteStackTrace(exception, frames);
}
