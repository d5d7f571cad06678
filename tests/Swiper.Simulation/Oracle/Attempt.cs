using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Simulation.Plans;

namespace Swiper.Simulation.Oracle;

/// <summary>One request of a client, from when it left until its answer came. A repeat is another attempt.</summary>
internal sealed class Attempt
{
    /// <summary>What was asked.</summary>
    public required OpKind Kind { get; init; }

    /// <summary>Which planned operation it is of.</summary>
    public required int Op { get; init; }

    /// <summary>Whose request, or about whom; 0 where it is a phone number's.</summary>
    public long User { get; init; }

    /// <summary>Which number.</summary>
    public string Phone { get; init; } = "";

    /// <summary>The session that was shown.</summary>
    public SessionProof? Proof { get; init; }

    /// <summary>About whom a swipe or rewind is; null for the last.</summary>
    public long? Other { get; init; }

    /// <summary>What a swipe says.</summary>
    public SwipeKind Says { get; init; }

    /// <summary>The code that was typed.</summary>
    public string Code { get; init; } = "";

    /// <summary>A change of the profile.</summary>
    public ProfileUpdate? Profile { get; init; }

    /// <summary>A change of the settings.</summary>
    public SettingsUpdate? Settings { get; init; }

    /// <summary>A picture's key.</summary>
    public string? Avatar { get; init; }

    /// <summary>A level that is granted, and for how long.</summary>
    public (int Level, int Days) Grant { get; init; }

    /// <summary>The step it began with.</summary>
    public long From { get; init; }

    /// <summary>When it began, in virtual time.</summary>
    public long Began { get; init; }

    /// <summary>How many jumps the clock had made.</summary>
    public int Jumps { get; init; }

    /// <summary>What the wall clock showed.</summary>
    public DateTimeOffset Wall { get; init; }

    /// <summary>The step its last effect came before; later ones cannot be its own.</summary>
    public long Closed { get; set; } = long.MaxValue;

    /// <summary>When the client knew, in virtual time; <see cref="long.MaxValue"/> where they never did.</summary>
    public long Ended { get; set; } = long.MaxValue;

    /// <summary>What the client knows.</summary>
    public Outcome Outcome { get; set; }

    /// <summary>How often it may have been carried out: once for each time it was delivered.</summary>
    public int Deliveries { get; set; } = 1;

    /// <summary>How many changes it can explain: one a delivery, but for the one that was refused.</summary>
    public int Changes => Deliveries - (Outcome == Outcome.Refused ? 1 : 0);

    /// <summary>How many changes it explains.</summary>
    public int Explains { get; set; }

    /// <summary>Whether a change can be this attempt's.</summary>
    public bool WasOpenAt(long moment) => From <= moment && moment <= Closed;
}
