namespace Swiper.Grains.Interfaces.Safety;

/// <summary>Why somebody is reported. The numbers are stored.</summary>
public enum ReportReason
{
    /// <summary>Advertises or cheats.</summary>
    Spam = 1,

    /// <summary>Is not who they say.</summary>
    Fake = 2,

    /// <summary>Is younger than the service allows.</summary>
    Underage = 3,

    /// <summary>Insults or threatens.</summary>
    Harassment = 4,

    /// <summary>Shows a picture that does not belong here.</summary>
    Picture = 5,

    /// <summary>Anything else.</summary>
    Other = 6,
}

/// <summary>What an operator decided on a report. The numbers are stored.</summary>
public enum ReportDecision
{
    /// <summary>Nothing yet: the report is open.</summary>
    None = 0,

    /// <summary>There is nothing to it.</summary>
    Dismiss = 1,

    /// <summary>The reported is warned.</summary>
    Warn = 2,

    /// <summary>The reported is banned.</summary>
    Ban = 3,
}
