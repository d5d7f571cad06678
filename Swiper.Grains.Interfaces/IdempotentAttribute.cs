namespace Swiper.Grains.Interfaces;

/// <summary>
/// Marks a grain method whose call may arrive again, at any later time, and then changes nothing more. Callers may retry such a call, and the
/// simulation delivers it twice. Calls that are idempotent only while nothing else has happened since, as a swipe is, do not have it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IdempotentAttribute : Attribute
{
    /// <summary>Whether a method of a grain interface is marked.</summary>
    /// <param name="method">The interface's method.</param>
    public static bool Marks(System.Reflection.MethodInfo method) => method.IsDefined(typeof(IdempotentAttribute), inherit: false);
}
