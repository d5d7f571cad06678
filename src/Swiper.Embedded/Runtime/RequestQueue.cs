namespace Swiper.Embedded;

/// <summary>Requests in order, linked through themselves: an empty queue costs two references, a request in it nothing.</summary>
internal struct RequestQueue
{
    private GrainRequest? _tail;

    public GrainRequest? Head { get; private set; }

    public void Add(GrainRequest request)
    {
        request.Next = null;
        request.Previous = _tail;
        if (_tail is null)
        {
            Head = request;
        }
        else
        {
            _tail.Next = request;
        }

        _tail = request;
    }

    public void Remove(GrainRequest request)
    {
        if (request.Previous is { } previous)
        {
            previous.Next = request.Next;
        }
        else
        {
            Head = request.Next;
        }

        if (request.Next is { } next)
        {
            next.Previous = request.Previous;
        }
        else
        {
            _tail = request.Previous;
        }

        request.Next = request.Previous = null;
    }
}
