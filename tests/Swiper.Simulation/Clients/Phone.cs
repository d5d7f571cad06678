using Swiper.Grains.Interfaces.Accounts;

namespace Swiper.Simulation.Clients;

/// <summary>One person's number and the codes sent to it.</summary>
internal sealed class Phone(int person)
{
    public string Number { get; } = $"+8613800{person:D6}";

    public List<SmsMessage> Inbox { get; } = [];

    /// <summary>Codes that were generated, delivered or not.</summary>
    public List<SmsMessage> Made { get; } = [];

    /// <summary>The id of the number's user; 0 until the first login.</summary>
    public long User { get; set; }
}
