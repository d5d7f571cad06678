using System.Reflection;
using Orleans.Serialization.Invocation;
using Swiper.Grains.Interfaces.Users;

namespace Swiper.Silo.Tests.Cluster;

/// <summary>A grain call whose tries end as a test says.</summary>
internal sealed class ScriptedCall(string method, params Func<Task>[] tries) : IOutgoingGrainCallContext
{
    public int Tries { get; private set; }

    public MethodInfo InterfaceMethod { get; } =
        (typeof(IUserPeer).GetMethod(method) ?? typeof(IUserOperator).GetMethod(method) ?? typeof(IUserGrain).GetMethod(method))!;

    public string MethodName => method;

    public IInvokable Request { get; } = new ScriptedRequest();

    public object Grain => throw new NotSupportedException();

    public object? Result { get; set; }

    public Response? Response { get; set; }

    public IGrainContext? SourceContext { get; init; }

    public GrainId? SourceId => null;

    public GrainId TargetId => default;

    public GrainInterfaceType InterfaceType => default;

    public string InterfaceName => "";

    /// <summary>Orleans' own, which only Orleans may make.</summary>
    public static Exception Rejection(string why) => (Exception)Activator.CreateInstance(
        typeof(OrleansMessageRejectionException), BindingFlags.Instance | BindingFlags.NonPublic, null, [why], null)!;

    public Task Invoke() => tries[Math.Min(Tries++, tries.Length - 1)]();
}
