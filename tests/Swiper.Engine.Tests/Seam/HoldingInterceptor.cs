using Swiper.Embedded;

namespace Swiper.Engine.Tests.Seam;

/// <summary>Delivers at once, or holds messages of some methods until the test says what becomes of them.</summary>
internal sealed class HoldingInterceptor : IMessageInterceptor
{
    public Func<GrainMessage, bool> Holds { get; set; } = _ => false;

    public List<GrainMessage> Held { get; } = [];

    public void OnRequest(GrainMessage message) => Take(message);

    public void OnResponse(GrainMessage message) => Take(message);

    private void Take(GrainMessage message)
    {
        if (Holds(message))
        {
            Held.Add(message);
        }
        else
        {
            message.Deliver();
        }
    }
}
