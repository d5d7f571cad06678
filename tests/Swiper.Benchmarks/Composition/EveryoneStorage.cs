using System.Security.Cryptography;
using Orleans.Storage;
using Swiper.Grains.Accounts;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Users;

namespace Swiper.Benchmarks.Composition;

/// <summary>Grain state in which every user exists and has one session, opened by <see cref="Proof"/>; writes are discarded.</summary>
internal sealed class EveryoneStorage : IGrainStorage
{
    private static readonly byte[] Hash = SHA256.HashData(new byte[32]);

    private static readonly UserState Someone = new()
    {
        Phone = "+10",
        Sessions = [new Session { Id = 1, SecretHash = [.. Hash], ExpiresAt = DateTimeOffset.MaxValue }],
    };

    public static SessionProof Proof { get; } = new(1, [.. Hash]);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState is IGrainState<UserState> user)
        {
            user.State = Someone;
            user.RecordExists = true;
            user.ETag = "1";
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;
}
