namespace Swiper.Embedded;

/// <summary>An object outside the grains that grains call through a reference. Calls run one after the other. It is held weakly.</summary>
internal sealed class Observer(Engine engine, object target) : RequestTarget(engine)
{
    private readonly WeakReference<object> _target = new(target);
    private bool _isDeleted;

    public override bool IsCurrent => !_isDeleted;

    protected override bool IsReentrant => false;

    protected override bool HasWork => HasRequest;

    public void Delete() => _isDeleted = true;

    protected override bool MayQueue(GrainRequest request) => true;

    protected override bool MayStartWork(bool mayStartRequest) => mayStartRequest;

    protected override object? TakeNextWork() => TakeNextRequest();

    protected override void Do(object work)
    {
        var request = (GrainRequest)work;
        if (!_isDeleted && _target.TryGetTarget(out var instance))
        {
            request.Start(instance);
            return;
        }

        // As in Orleans nobody answers for an object that is gone: the caller's time runs out.
        Drop(request);
    }
}
