namespace Swiper.Embedded;

/// <summary>All activations, in the order they were created, so that whatever goes over them does so in the same order in every run.</summary>
internal sealed class ActivationList
{
    private readonly Lock _lock = new();
    private Activation? _oldest;
    private Activation? _newest;
    private int _count;

    public void Add(Activation activation)
    {
        lock (_lock)
        {
            activation.Older = _newest;
            if (_newest is null)
            {
                _oldest = activation;
            }
            else
            {
                _newest.Newer = activation;
            }

            _newest = activation;
            _count++;
        }
    }

    /// <summary>Takes one off. Harmless when repeated.</summary>
    public void Remove(Activation activation)
    {
        lock (_lock)
        {
            if (activation.Older is null && _oldest != activation)
            {
                return;
            }

            if (activation.Older is { } older)
            {
                older.Newer = activation.Newer;
            }
            else
            {
                _oldest = activation.Newer;
            }

            if (activation.Newer is { } newer)
            {
                newer.Older = activation.Older;
            }
            else
            {
                _newest = activation.Older;
            }

            activation.Older = activation.Newer = null;
            _count--;
        }
    }

    public Activation[] ToArray()
    {
        lock (_lock)
        {
            var all = new Activation[_count];
            var index = 0;
            for (var activation = _oldest; activation is not null; activation = activation.Newer)
            {
                all[index++] = activation;
            }

            return all;
        }
    }
}
