using Orleans.Runtime.Placement;
using Swiper.Grains.Interfaces.Users;

namespace Swiper.Silo.Cluster;

/// <summary>
/// Moves a user to the silo whose API their requests come to: signing in woke them elsewhere, or their API was away for a while. From then on a
/// request makes no hop between processes.
/// </summary>
/// <remarks>
/// Only after several requests in a row from one other silo: a balancer that spreads a user's requests over all APIs must not make them move with
/// each of them, and a request that was repeated at another API must not move them at all.
/// </remarks>
internal sealed class SessionHome(ILocalSiloDetails silo) : IIncomingGrainCallFilter
{
    /// <summary>How many requests in a row come from another silo before the user follows them.</summary>
    public const int Patience = 8;

    /// <summary>How Orleans names the client in a silo's own process.</summary>
    private const string HostedPrefix = "hosted-";

    private readonly IdSpan _here = IdSpan.Create(HostedPrefix + silo.SiloAddress.ToParsableString());

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.SourceId is { } source && context.Request.GetInterfaceType() == typeof(IUserGrain))
        {
            Note(context.TargetContext, source.Key);
        }

        return context.Invoke();
    }

    private void Note(IGrainContext user, IdSpan caller)
    {
        if (caller == _here)
        {
            user.GetComponent<Visitor>()?.Forget();
        }
        else if (SiloOf(caller) is { } elsewhere && VisitorOf(user).HasCome(caller))
        {
            user.Migrate(new Dictionary<string, object> { [IPlacementDirector.PlacementHintKey] = elsewhere });
        }
    }

    private static Visitor VisitorOf(IGrainContext user)
    {
        if (user.GetComponent<Visitor>() is { } known)
        {
            return known;
        }

        var visitor = new Visitor();
        user.SetComponent(visitor);
        return visitor;
    }

    /// <summary>The silo that a caller is in, or null: an API that hosts no silo, or a grain.</summary>
    private static SiloAddress? SiloOf(IdSpan caller) =>
        caller.ToString() is { } name && name.StartsWith(HostedPrefix, StringComparison.Ordinal)
            ? SiloAddress.FromParsableString(name[HostedPrefix.Length..])
            : null;

    /// <summary>Counts a user's requests in a row from one other silo. Used in the user's turns only.</summary>
    private sealed class Visitor
    {
        private IdSpan _caller;
        private int _count;

        /// <summary>Counts a request, and answers whether it is the one after which the user moves.</summary>
        public bool HasCome(IdSpan caller)
        {
            _count = caller == _caller ? _count + 1 : 1;
            _caller = caller;
            return _count == Patience;
        }

        public void Forget() => _count = 0;
    }
}
