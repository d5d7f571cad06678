namespace Swiper.Simulation.Stage;

/// <summary>
/// Decides when, in which order, how often and whether messages are delivered. A message that is never delivered is lost: the caller's time
/// runs out. Both methods run in the sender's turn, and may deliver at once. Ticks of grain timers are no messages.
/// </summary>
internal interface IMessageInterceptor
{
    void OnRequest(GrainMessage message);

    /// <summary>A request has ended and its answer was sent. One-way requests and copies have none.</summary>
    void OnResponse(GrainMessage message);
}
