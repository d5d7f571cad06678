using System.Collections.Immutable;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Simulation.Plans;

namespace Swiper.Simulation.Oracle;

/// <summary>One request of a client, from sending to answer. A retry is another attempt.</summary>
internal sealed class Attempt
{
    public required OpKind Kind { get; init; }

    public required int Op { get; init; }

    /// <summary>The user who asks, or whom the request concerns; 0 for requests by phone number.</summary>
    public long User { get; init; }

    public string Phone { get; init; } = "";

    public SessionProof? Proof { get; init; }

    public long? Other { get; init; }

    public SwipeKind Says { get; init; }

    /// <summary>The note of a superlike as it is to be stored, or null.</summary>
    public string? Note { get; init; }

    public string Code { get; init; } = "";

    public ProfileUpdate? Profile { get; init; }

    public SettingsUpdate? Settings { get; init; }

    /// <summary>The key of the file that is stored.</summary>
    public string? Picture { get; init; }

    /// <summary>The photo that is meant or, once it is answered, added.</summary>
    public int Number { get; set; }

    /// <summary>The photos in their order.</summary>
    public ImmutableArray<int> Numbers { get; init; } = [];

    /// <summary>Whether a photo is approved, and not rejected.</summary>
    public bool Approves { get; init; }

    /// <summary>Whether a report blocks too.</summary>
    public bool Blocks { get; init; }

    public (int Level, int Days) Grant { get; init; }

    /// <summary>For a ban: how long, and what its user is told, as typed.</summary>
    public (int Days, string Reason) Ban { get; init; }

    public long? Cell { get; init; }

    public Destination? Destination { get; init; }

    /// <summary>The step at which the attempt began.</summary>
    public long From { get; init; }

    /// <summary>The virtual time at which the attempt began.</summary>
    public long Began { get; init; }

    /// <summary>How many jumps the wall clock had made when the attempt began.</summary>
    public int Jumps { get; init; }

    /// <summary>What the wall clock showed when the attempt began.</summary>
    public DateTimeOffset Wall { get; init; }

    /// <summary>Upper bound for the attempt's last effect; changes at later steps are not its own.</summary>
    public long Closed { get; set; } = long.MaxValue;

    /// <summary>When the client learned the outcome, in virtual time, or <see cref="long.MaxValue"/>.</summary>
    public long Ended { get; set; } = long.MaxValue;

    public Outcome Outcome { get; set; }

    /// <summary>How often the attempt may have been executed: once per delivery.</summary>
    public int Deliveries { get; set; } = 1;

    /// <summary>How many changes the attempt can explain: one per delivery, except the delivery that was refused.</summary>
    public int Changes => Deliveries - (Outcome == Outcome.Refused ? 1 : 0);

    /// <summary>How many changes the attempt explains so far.</summary>
    public int Explains { get; set; }

    /// <summary>Whether a change can be this attempt's.</summary>
    public bool WasOpenAt(long moment) => From <= moment && moment <= Closed;
}
