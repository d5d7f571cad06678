using Orleans.Runtime;

namespace Swiper.Embedded;

/// <summary>What the classes made at run time call.</summary>
internal abstract class ProxyBase(TargetDirectory directory, IdSpan key) : GrainReference(directory, key)
{
    protected Task<TResult> Send<TResult>(GrainRequest<TResult> request, CancellationToken cancellationToken)
    {
        Directory.Engine.Send(this, request, cancellationToken);
        return request.Completion;
    }

    protected ValueTask<TResult> SendForValueTask<TResult>(GrainRequest<TResult> request, CancellationToken cancellationToken) =>
        new(Send(request, cancellationToken));

    protected ValueTask SendForVoidValueTask(GrainRequest<Nothing> request, CancellationToken cancellationToken) =>
        new(Send(request, cancellationToken));

    protected void SendForVoid(GrainRequest<Nothing> request, CancellationToken cancellationToken) => Send(request, cancellationToken);
}
