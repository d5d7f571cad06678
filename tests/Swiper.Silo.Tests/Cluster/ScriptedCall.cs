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

    public IInvokable Request => throw new NotSupportedException();

    public object Grain => throw new NotSupportedException();

    public object? Result { get; set; }

    public Response? Response { get; set; }

    public IGrainContext? SourceContext => null;

    public GrainId? SourceId => null;

    public GrainId TargetId => default;

    public GrainInterfaceType InterfaceType => default;

    public string InterfaceName => "";

    public Task Invoke() => tries[Math.Min(Tries++, tries.Length - 1)]();
}
