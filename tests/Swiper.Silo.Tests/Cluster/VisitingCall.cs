using System.Reflection;
using Orleans.Serialization.Invocation;

namespace Swiper.Silo.Tests.Cluster;

/// <summary>A call of a user's own that comes from somewhere.</summary>
internal sealed class VisitingCall(IGrainContext user, GrainId caller) : IIncomingGrainCallContext
{
    public bool IsInvoked { get; private set; }

    public IInvokable Request { get; } = new ScriptedRequest();

    public IGrainContext TargetContext => user;

    public GrainId? SourceId => caller;

    public GrainId TargetId => default;

    public object Grain => throw new NotSupportedException();

    public GrainInterfaceType InterfaceType => default;

    public string InterfaceName => Request.GetInterfaceName();

    public string MethodName => Request.GetMethodName();

    public MethodInfo InterfaceMethod => Request.GetMethod();

    public MethodInfo ImplementationMethod => Request.GetMethod();

    public object? Result { get; set; }

    public Response? Response { get; set; }

    public Task Invoke()
    {
        IsInvoked = true;
        return Task.CompletedTask;
    }
}
