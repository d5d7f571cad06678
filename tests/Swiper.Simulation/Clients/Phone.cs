using Swiper.Grains.Interfaces.Accounts;

namespace Swiper.Simulation.Clients;

/// <summary>One person's number, and the codes that reached it.</summary>
internal sealed class Phone(int person)
{
    /// <summary>The number in E.164.</summary>
    public string Number { get; } = $"+8613800{person:D6}";

    /// <summary>Codes that arrived, oldest first.</summary>
    public List<SmsMessage> Inbox { get; } = [];

    /// <summary>Codes that were made, arrived or not.</summary>
    public List<SmsMessage> Made { get; } = [];

    /// <summary>Whose number it is; 0 until the first login.</summary>
    public long User { get; set; }
}
