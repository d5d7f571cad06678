namespace Swiper.Embedded;

/// <summary>A call of an observer's method that returns nothing: one way.</summary>
internal abstract class VoidRequest(GrainMethod method) : GrainRequest<Nothing>(method)
{
    /// <summary>Calls the method.</summary>
    public abstract void Call(object instance);

    public sealed override void Start(object instance)
    {
        try
        {
            Call(instance);
        }
        catch (Exception exception)
        {
            Failure = exception;
        }

        Target!.Finish(this);
    }
}
