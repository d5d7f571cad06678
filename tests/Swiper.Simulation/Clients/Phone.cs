using Swiper.Grains.Interfaces.Accounts;

namespace Swiper.Simulation.Clients;

/// <summary>One person's number in use, and a second one that they may move to.</summary>
internal sealed class Phone(int person)
{
    /// <summary>The number in use.</summary>
    public Line Line { get; private set; } = new($"+8613800{person:D6}");

    public Line Spare { get; private set; } = new($"+8613900{person:D6}");

    public IEnumerable<Line> Lines => [Line, Spare];

    /// <summary>Whether a device is moving the account: meanwhile the others do not sign in.</summary>
    public bool IsMoving { get; set; }

    /// <summary>The id of the number's user; 0 until the first login.</summary>
    public long User { get; set; }

    public void Swap() => (Line, Spare) = (Spare, Line);
}

/// <summary>A number and the codes sent to it.</summary>
internal sealed record Line(string Number)
{
    public List<SmsMessage> Inbox { get; } = [];

    /// <summary>Codes that were generated, delivered or not.</summary>
    public List<SmsMessage> Made { get; } = [];
}
