namespace Swiper.Grains.Interfaces;

/// <summary>
/// Marks an idempotent grain method: the call may arrive again at any later time and then changes nothing. Callers may retry it, and the simulation
/// delivers it twice. A call that is idempotent only until something else happens, such as a swipe, is not marked.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IdempotentAttribute : Attribute
{
    /// <summary>Whether a method of a grain interface is marked.</summary>
    public static bool Marks(System.Reflection.MethodInfo method) => method.IsDefined(typeof(IdempotentAttribute), inherit: false);
}
