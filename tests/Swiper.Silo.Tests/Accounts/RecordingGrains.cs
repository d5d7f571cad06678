using System.Collections.Concurrent;
using System.Reflection;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;

namespace Swiper.Silo.Tests.Accounts;

/// <summary>A grain factory whose code grains record which messages were taken back.</summary>
public class RecordingGrains : DispatchProxy
{
    public ConcurrentQueue<(string Phone, long SendId)> TakenBack { get; } = [];

    public ConcurrentQueue<(long SendId, ErrorCode Reason)> Refused { get; } = [];

    public IGrainFactory Factory => (IGrainFactory)(object)this;

    public static RecordingGrains Start() => (RecordingGrains)(object)Create<IGrainFactory, RecordingGrains>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name == nameof(IGrainFactory.GetGrain) && targetMethod.ReturnType == typeof(IVerifyCodeGrain)
            ? new CodeGrain((string)args![0]!, this)
            : throw new NotSupportedException(targetMethod.ToString());

    private sealed class CodeGrain(string phone, RecordingGrains owner) : IVerifyCodeGrain
    {
        public Task SendFailed(long sendId)
        {
            owner.TakenBack.Enqueue((phone, sendId));
            return Task.CompletedTask;
        }

        public Task SendRefused(long sendId, ErrorCode reason)
        {
            owner.Refused.Enqueue((sendId, reason));
            return Task.CompletedTask;
        }

        public Task<Result<CodeSent>> Send() => throw new NotSupportedException();

        public Task<Result<LoginTicket>> Login(string code, string? device) => throw new NotSupportedException();

        public Task<Refusal?> MoveHere(long userId, string code) => throw new NotSupportedException();

        public Task<long> FindUser() => throw new NotSupportedException();

        public Task<bool> BindRobot(long userId) => throw new NotSupportedException();
    }
}
