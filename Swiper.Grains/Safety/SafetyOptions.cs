using Swiper.Grains.Interfaces.Configuration;

namespace Swiper.Grains.Safety;

/// <summary>Limits of blocks and reports; the configuration section <c>Safety</c>.</summary>
public sealed class SafetyOptions : ISettings
{
    private static readonly TimeSpan LifetimeMax = TimeSpan.FromDays(3650);

    /// <summary>People one user may block.</summary>
    public int Blocks { get; set; } = 1000;

    /// <summary>Reports one user may make in a day.</summary>
    public int ReportsPerDay { get; set; } = 20;

    /// <summary>How long a report, and what was seen of the reported person, is kept.</summary>
    public TimeSpan ReportLifetime { get; set; } = TimeSpan.FromDays(90);

    /// <inheritdoc/>
    public static string Section => "Safety";

    /// <inheritdoc/>
    public IEnumerable<SettingRule> Rules() =>
    [
        SettingRule.AtLeast(nameof(Blocks), 0, Blocks),
        SettingRule.AtLeast(nameof(ReportsPerDay), 0, ReportsPerDay),
        SettingRule.Positive(nameof(ReportLifetime), LifetimeMax, ReportLifetime),
    ];
}
