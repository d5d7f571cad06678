namespace Swiper.Grains.Tests.Support;

/// <summary>An app that swipes everyone it shows, and then asks for the next group, or for the first one again, until nobody is left.</summary>
internal sealed class DeckApp(DealtUser user, bool asksFirstGroup, List<long> shown)
{
    private readonly Queue<long> _hand = new();
    private int _group;

    public bool IsDone { get; private set; }

    /// <summary>Whether everyone shown was swiped.</summary>
    public bool HasEmptyHand => _hand.Count == 0;

    /// <summary>Swipes a person, or asks for more.</summary>
    public void Step()
    {
        if (_hand.TryDequeue(out var id))
        {
            user.Swipe(id);
            return;
        }

        var people = user.Ask(asksFirstGroup ? 0 : _group++);
        IsDone = people.IsEmpty;
        foreach (var person in people)
        {
            shown.Add(person);
            _hand.Enqueue(person);
        }
    }
}
