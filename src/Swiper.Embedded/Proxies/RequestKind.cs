using System.Reflection;

namespace Swiper.Embedded;

/// <summary>What a method's return type asks for: the base of its request class, and how it is sent.</summary>
internal sealed record RequestKind(Type BaseType, MethodInfo Send)
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Reads the token a method gets.</summary>
    public static MethodInfo CalleeToken { get; } = typeof(GrainRequest).GetProperty(nameof(CalleeToken), Any)!.GetMethod!;

    /// <summary>Reads the token that is never cancelled.</summary>
    public static MethodInfo NoToken { get; } = typeof(CancellationToken).GetProperty(nameof(CancellationToken.None))!.GetMethod!;

    public static RequestKind Of(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(Task))
        {
            return new(typeof(TaskRequest), SendMethod("Send").MakeGenericMethod(typeof(Nothing)));
        }

        if (type == typeof(ValueTask))
        {
            return new(typeof(ValueTaskRequest), SendMethod("SendForVoidValueTask"));
        }

        if (type == typeof(void))
        {
            return new(typeof(VoidRequest), SendMethod("SendForVoid"));
        }

        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        if (definition == typeof(Task<>))
        {
            return new(typeof(ResultTaskRequest<>).MakeGenericType(type.GenericTypeArguments), SendMethod("Send").MakeGenericMethod(type.GenericTypeArguments));
        }

        if (definition == typeof(ValueTask<>))
        {
            return new(
                typeof(ResultValueTaskRequest<>).MakeGenericType(type.GenericTypeArguments),
                SendMethod("SendForValueTask").MakeGenericMethod(type.GenericTypeArguments));
        }

        throw new NotSupportedException($"{method.DeclaringType}.{method.Name} returns {type}; grain methods return Task or ValueTask.");
    }

    private static MethodInfo SendMethod(string name) => typeof(ProxyBase).GetMethod(name, Any)!;
}
