using Orleans.Runtime;

namespace Swiper.Embedded;

/// <summary>A request or an answer on its way.</summary>
public sealed class GrainMessage
{
    private readonly Engine _engine;
    private readonly GrainRequest _request;
    private readonly TargetDirectory? _directory;
    private readonly IdSpan _key;
    private bool _isDelivered;

    internal GrainMessage(Engine engine, GrainRequest request, TargetDirectory directory, IdSpan key)
    {
        _engine = engine;
        _request = request;
        _directory = directory;
        _key = key;
        Grain = GrainId.Create(directory.GrainType, key);
    }

    internal GrainMessage(Engine engine, GrainRequest answered)
    {
        _engine = engine;
        _request = answered;
        Grain = (answered.Target as Activation)?.GrainId ?? default;
    }

    /// <summary>The grain or observer that is called, or that answers; an observer's is not known for answers.</summary>
    public GrainId Grain { get; }

    /// <summary>The grain that called; null for a caller outside the grains.</summary>
    public GrainId? Caller => _request.Caller?.GrainId;

    /// <summary>Interface and method, <c>IUserGrain.Hear</c>.</summary>
    public string Method => _request.Method.Name;

    /// <summary>Whether this is an answer.</summary>
    public bool IsResponse => _directory is null;

    /// <summary>
    /// Delivers the message. A request can be delivered again: the grain then serves it again, and the answer of the first counts. An answer
    /// that comes after the caller has given up, or again, is dropped.
    /// </summary>
    public void Deliver() => Deliver(null);

    /// <summary>Delivers a request to the activation that <see cref="EmbeddedEngine.Duplicate"/> put aside, as long as it lives; else like <see cref="Deliver()"/>.</summary>
    /// <param name="superseded">The activation put aside.</param>
    public void Deliver(IGrainContext? superseded)
    {
        if (_engine.HasCrashed)
        {
            return;
        }

        if (_directory is null)
        {
            _engine.DeliverAnswer(_request);
            return;
        }

        var request = _isDelivered ? _request.Copy() : _request;
        _isDelivered = true;
        if (superseded is not Activation activation || !activation.TryEnqueue(request))
        {
            _engine.Route(_directory, _key, request);
        }
    }
}
