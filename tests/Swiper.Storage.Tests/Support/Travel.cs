using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Swiper.Grains.Interfaces.Storage;

namespace Swiper.Storage.Tests.Support;

/// <summary>The way of a failure from one silo to another.</summary>
internal static class Travel
{
    private static readonly Serializer Serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    /// <summary>Makes a call that must fail, and checks that a caller on another silo is told the same as one in this process.</summary>
    internal static async Task<StoreUnavailableException> Fails(Func<Task> call)
    {
        var failure = await Assert.ThrowsAsync<StoreUnavailableException>(call);
        Assert.Null(failure.InnerException);
        var arrived = Assert.IsType<StoreUnavailableException>(Serializer.Deserialize<Exception>(Serializer.SerializeToArray<Exception>(failure)));
        Assert.Equal(failure.Message, arrived.Message);
        return failure;
    }

    /// <summary>Whether an exception, thrown by a grain, cannot be told to callers on other silos.</summary>
    internal static bool CannotArrive(Exception exception) =>
        Record.Exception(() => Serializer.SerializeToArray(exception)) is CodecNotFoundException;
}
