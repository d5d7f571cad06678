namespace Swiper.Grains.Interfaces;

/// <summary>
/// Marks an idempotent grain method: the call may arrive again at any later time and then changes nothing. Callers may retry it, and the simulation
/// delivers it twice. A call that is idempotent only until something else happens, such as a swipe, is not marked.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IdempotentAttribute : Attribute
{
    /// <summary>Whether the method calls other grains and fails as they do.</summary>
    public bool PassesFailuresOn { get; init; }

    /// <summary>Whether a call of the method may be repeated at once if the silo that was to serve it fails.</summary>
    public static bool IsRepeatable(System.Reflection.MethodInfo method) =>
        System.Reflection.CustomAttributeExtensions.GetCustomAttribute<IdempotentAttribute>(method, inherit: false) is { PassesFailuresOn: false };

    /// <summary>Whether a method of a grain interface is marked.</summary>
    public static bool Marks(System.Reflection.MethodInfo method) => method.IsDefined(typeof(IdempotentAttribute), inherit: false);
}
