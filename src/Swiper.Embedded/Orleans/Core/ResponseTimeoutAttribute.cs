using System.Globalization;

namespace Orleans;

/// <summary>How long callers of the method wait, in place of <see cref="Configuration.MessagingOptions.ResponseTimeout"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ResponseTimeoutAttribute : Attribute
{
    /// <summary>Sets the time.</summary>
    /// <param name="timeout">As <see cref="TimeSpan.Parse(string)"/> reads it.</param>
    public ResponseTimeoutAttribute(string timeout) => Timeout = TimeSpan.Parse(timeout, CultureInfo.InvariantCulture);

    /// <summary>The time.</summary>
    public TimeSpan? Timeout { get; init; }
}
