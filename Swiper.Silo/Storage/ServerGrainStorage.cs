using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization.Serializers;
using Orleans.Storage;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Storage.Sql;

namespace Swiper.Silo.Storage;

/// <summary>
/// Keeps grain state on one database server, through Orleans' ADO.NET provider and our statements in <c>OrleansQuery</c>. What the provider
/// does with keys, types, failures and logs is put right here. A failed or refused write leaves the grain's copy as it was.
/// </summary>
internal sealed class ServerGrainStorage : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    /// <summary>The longest key of a grain, in bytes, as wide as the column.</summary>
    public const int MaxKeyLength = 1024;

    /// <summary>What our statements answer where the database was moved away.</summary>
    private const string MovedAway = "0";

    private const int MaxTries = 4;

    /// <summary>More would not be quicker, and would leave the relations no connection of the pool.</summary>
    private const int MaxAtOnce = 32;

    private readonly GrainStateServer _server;
    private readonly AdoNetGrainStorage _provider;
    private readonly SemaphoreSlim _turns = new(MaxAtOnce);
    private readonly ILogger _logger;

    /// <param name="server">The server.</param>
    /// <param name="json">Knows the JSON form of every state.</param>
    /// <param name="activators">Make fresh states.</param>
    /// <param name="cluster">Names the service.</param>
    /// <param name="logger">Is told of failures, without keys.</param>
    public ServerGrainStorage(
        GrainStateServer server, JsonSerializerOptions json, IActivatorProvider activators, IOptions<ClusterOptions> cluster, ILogger<ServerGrainStorage> logger)
    {
        (_server, _logger) = (server, logger);
        var options = new AdoNetGrainStorageOptions
        {
            Invariant = server.Invariant,
            DataSource = server.Source,
            GrainStorageSerializer = new GrainStateSerializer(json),
        };

        // The provider logs keys, and a key may be a phone number.
        _provider = new AdoNetGrainStorage(activators, NullLogger<AdoNetGrainStorage>.Instance, Options.Create(options), cluster, server.Name);
    }

    public void Participate(ISiloLifecycle lifecycle) => _provider.Participate(lifecycle);

    public void Dispose() => _turns.Dispose();

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Take(grainState, await Run("read", stateName, grainId, grainState, _provider.ReadStateAsync));
        _server.CountRead();
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Take(grainState, await Run("write", stateName, grainId, grainState, _provider.WriteStateAsync));
        _server.CountWritten();
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        // Without an etag nothing was read or written, and what is not there needs no deleting.
        if (grainState.ETag is not null)
        {
            await Run("clear", stateName, grainId, grainState, _provider.ClearStateAsync);
            _server.CountWritten();
        }

        Take(grainState, new GrainState<T>(Activator.CreateInstance<T>()));
    }

    /// <summary>A name that the provider takes for text: it would read hexadecimal digits as a number, and format braces.</summary>
    public static GrainId NameOf(GrainId grainId) => GrainId.Create(grainId.Type, IdSpan.Create("k" + Convert.ToHexString(grainId.Key.AsSpan())));

    private static void Take<T>(IGrainState<T> to, GrainState<T> from) => (to.State, to.ETag, to.RecordExists) = (from.State, from.ETag, from.RecordExists);

    private async Task<GrainState<T>> Run<T>(
        string operation, string stateName, GrainId grainId, IGrainState<T> state, Func<string, GrainId, IGrainState<T>, Task> call)
    {
        if (grainId.Key.AsSpan().Length > MaxKeyLength)
        {
            throw Unavailable(operation, stateName, string.Create(CultureInfo.InvariantCulture, $"the key is longer than {MaxKeyLength} bytes"));
        }

        await _turns.WaitAsync();
        try
        {
            // The provider leaves the type out: two types with a state of one name would share a row.
            return await Try(operation, stateName, state, copy => call($"{grainId.Type}/{stateName}", NameOf(grainId), copy));
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<GrainState<T>> Try<T>(string operation, string stateName, IGrainState<T> state, Func<GrainState<T>, Task> call)
    {
        for (var left = MaxTries; ; left--)
        {
            var copy = new GrainState<T>(state.State, state.ETag) { RecordExists = state.RecordExists };
            try
            {
                await call(copy);
                return copy.ETag != MovedAway ? copy : throw Unavailable(operation, stateName, "what it holds is being moved, or was");
            }
            catch (Exception exception) when (left > 1 && _server.IsUndoneByContention(exception))
            {
                // The server has undone it all: another try finds what the other writer left.
            }
            catch (InconsistentStateException)
            {
                // Neither the provider's words nor its exception: they name the grain.
                throw new InconsistentStateException($"The state '{stateName}' was changed by another activation.", storedEtag: null, currentEtag: state.ETag);
            }
            catch (Exception exception) when (exception is not StoreUnavailableException)
            {
                throw Unavailable(operation, stateName, _server.Describe(exception));
            }
        }
    }

    /// <summary>The failure as grains see it, without the driver's: that may quote a key.</summary>
    private StoreUnavailableException Unavailable(string operation, string stateName, string cause)
    {
        Log.GrainStateFailed(_logger, _server.Name, operation, stateName, cause);
        return new StoreUnavailableException($"Store {_server.Name} cannot answer: {cause}.");
    }
}
