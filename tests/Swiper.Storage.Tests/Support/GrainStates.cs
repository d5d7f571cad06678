using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;
using Orleans.Storage;
using Swiper.Silo.Storage;
using Swiper.Storage.Sql;

namespace Swiper.Storage.Tests.Support;

/// <summary>Grain state over stores, configured as in a silo.</summary>
internal static class GrainStates
{
    private static readonly JsonSerializerOptions Json = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
    private static readonly ServiceProvider Serialization = new ServiceCollection().AddSerializer().BuildServiceProvider();

    private static IActivatorProvider Activators => Serialization.GetRequiredService<IActivatorProvider>();

    internal static async Task<GrainStateStorage> OpenGrainState(this TestStores stores)
    {
        var storage = new GrainStateStorage(
            stores.Shards, stores.Documents, Json, Activators, Microsoft.Extensions.Options.Options.Create(new ClusterOptions()), stores.Loggers);
        await StartedOnly.Start(storage);
        return storage;
    }

    /// <summary>Opens the grain state of one server.</summary>
    internal static async Task<ServerGrainStorage> OpenGrainState(this GrainStateServer server, ILoggerFactory loggers)
    {
        var storage = new ServerGrainStorage(
            server, Json, Activators, Microsoft.Extensions.Options.Options.Create(new ClusterOptions()), loggers.CreateLogger<ServerGrainStorage>());
        await StartedOnly.Start(storage);
        return storage;
    }

    internal static async Task<GrainState<Memo>> Read(this IGrainStorage storage, GrainId id, string name = "note")
    {
        var state = new GrainState<Memo>(new Memo());
        await storage.ReadStateAsync(name, id, state);
        return state;
    }

    /// <summary>Writes for the first time.</summary>
    internal static async Task<GrainState<Memo>> Write(this IGrainStorage storage, GrainId id, string text, string name = "note")
    {
        var state = new GrainState<Memo>(new Memo { Text = text });
        await storage.WriteStateAsync(name, id, state);
        return state;
    }

    /// <summary>Writes again.</summary>
    internal static Task Write(this IGrainStorage storage, GrainId id, GrainState<Memo> state, string text)
    {
        state.State = new Memo { Text = text };
        return storage.WriteStateAsync("note", id, state);
    }

    /// <summary>Whether a write or deletion succeeded; false on a conflict.</summary>
    internal static async Task<bool> Succeeds(Func<Task> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }
}

internal sealed class Memo
{
    public string Text { get; set; } = "";
}
