using Microsoft.Extensions.Options;

namespace Swiper.Grains;

/// <summary>Refuses options that cannot work, naming each setting and its value.</summary>
/// <param name="section">The configuration section.</param>
/// <param name="rules">Setting → its value, whether it will do, and what it must be.</param>
internal sealed class OptionsCheck<T>(string section, Func<T, IEnumerable<(string Setting, object Value, bool WillDo, string Must)>> rules)
    : IValidateOptions<T>
    where T : class
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, T options)
    {
        var failures = rules(options)
            .Where(rule => !rule.WillDo)
            .Select(rule => FormattableString.Invariant($"{section}:{rule.Setting} is {rule.Value}; it must be {rule.Must}."))
            .ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
