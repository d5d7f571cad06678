using System.Reflection;
using Orleans.Serialization.Invocation;
using Swiper.Grains.Interfaces.Users;

namespace Swiper.Silo.Tests.Cluster;

/// <summary>A request of a user's own with one argument, which is lost when a grain of the same process disposes of it.</summary>
internal sealed class ScriptedRequest : TaskRequest
{
    public const string Argument = "an argument";

    private object? _argument = Argument;

    public override int GetArgumentCount() => 1;

    public override object GetArgument(int index) => _argument!;

    public override void SetArgument(int index, object value) => _argument = value;

    public override object GetTarget() => throw new NotSupportedException();

    public override void SetTarget(ITargetHolder holder) => throw new NotSupportedException();

    public override void Dispose() => _argument = null;

    public override string GetMethodName() => nameof(IUserGrain.Swipe);

    public override string GetInterfaceName() => nameof(IUserGrain);

    public override string GetActivityName() => "";

    public override Type GetInterfaceType() => typeof(IUserGrain);

    public override MethodInfo GetMethod() => typeof(IUserGrain).GetMethod(nameof(IUserGrain.Swipe))!;

    protected override Task InvokeInner() => throw new NotSupportedException();
}
