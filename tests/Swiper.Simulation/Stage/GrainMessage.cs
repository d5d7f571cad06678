namespace Swiper.Simulation.Stage;

/// <summary>A request or an answer in flight.</summary>
internal sealed class GrainMessage(GrainHost host, GrainCall call, bool isResponse)
{
    private bool _isDelivered;

    /// <summary>The grain that is called, or that answers.</summary>
    public GrainId Grain => call.Grain;

    /// <summary>The calling grain, or null for a caller outside the grains.</summary>
    public GrainId? Caller => call.Caller?.GrainId;

    /// <summary>Interface and method, such as <c>IUserPeer.Hear</c>.</summary>
    public string Method => call.Method.Name;

    /// <summary>Whether the method is idempotent.</summary>
    public bool IsIdempotent => call.Method.IsIdempotent;

    /// <summary>
    /// Delivers the message. A request can be delivered again: the grain then serves it again, and the first answer counts. An answer that is late or
    /// repeated is dropped.
    /// </summary>
    public void Deliver() => Deliver(null);

    /// <summary>
    /// Delivers a request to the activation that <see cref="GrainHost.Duplicate"/> put aside while it lives, otherwise like <see cref="Deliver()"/>.
    /// </summary>
    public void Deliver(IGrainContext? superseded)
    {
        if (host.HasCrashed)
        {
            return;
        }

        if (isResponse)
        {
            host.DeliverAnswer(call);
            return;
        }

        var delivered = _isDelivered ? host.Track(call.Copy()) : call;
        _isDelivered = true;
        if (superseded is not Activation activation || !activation.TryEnqueue(delivered))
        {
            host.Route(delivered);
        }
    }
}

/// <summary>
/// Decides when, in which order, how often and whether messages are delivered. A message that is never delivered is lost, and its caller times out.
/// Both methods run in the sender's turn and may deliver at once. Ticks of grain timers are not messages.
/// </summary>
internal interface IMessageInterceptor
{
    void OnRequest(GrainMessage message);

    /// <summary>Called when a request has ended and its answer was sent; not for one-way requests and copies.</summary>
    void OnResponse(GrainMessage message);
}
