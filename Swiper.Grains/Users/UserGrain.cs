using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Swiper.Grains.Accounts;
using Swiper.Grains.Discovery;
using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Storage;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Grains.Interfaces.Users;
using Swiper.Grains.Interfaces.Vip;
using Swiper.Grains.Likes;
using Swiper.Grains.Swipes;
using Swiper.Grains.Vip;

namespace Swiper.Grains.Users;

/// <summary>One user. Each feature has its own part; this part holds what they share.</summary>
[GrainType("swiper.user")]
internal sealed partial class UserGrain(
    IGrainContext context,
    [PersistentState(GrainStorage.User, GrainStorage.Name)] IPersistentState<UserState> storage,
    IRelationStore store,
    Calendar calendar,
    TimeProvider time,
    IEntropy entropy,
    IOptions<AccountOptions> accounts,
    IOptions<VipOptions> vip,
    IOptions<QuotaOptions> quotas,
    IOptions<RedeliveryOptions> redelivery,
    IOptions<DiscoveryOptions> discovery,
    CandidatePools pools,
    ILogger<UserGrain> log) : Grain(context), IUserGrain, IUserPeer, IUserOperator
{
    private readonly SwipeRules _rules = new(quotas.Value, discovery.Value, calendar);
    private Document<UserState> _document = null!;
    private EarlyDeactivation _deactivation = null!;
    private UserPartition _partition = null!;
    private LikesCount _likes = null!;
    private Relations _relations = null!;
    private Outbox _outbox = null!;
    private PublicProfile _publicProfile = null!;
    private Deck _deck = null!;
    private IGrainTimer? _settling;

    // Whether this activation wrote the document after claiming the partition, so that no other activation's profile can be stored.
    private bool _ownsDocument;

    private long Id => this.GetPrimaryKeyLong();

    private bool IsCreated => _document.Current.Phone.Length > 0;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _document = new(storage, log, DeactivateOnIdle);
        _deactivation = new(this, DeactivateOnIdle);
        var reader = store.Of(Id);
        _partition = new(store, Id, log, DeactivateOnIdle);
        _likes = new(reader, _partition, Id);
        _relations = new(reader, _partition, _likes, Id);
        _outbox = new(reader, _relations, GrainFactory, time, redelivery.Value, this, Id, log);
        _publicProfile = new(_partition, GrainFactory, pools, vip.Value, time, Id);
        _deck = new(reader, pools, GrainFactory, Id);
        var hasPending = await _partition.Load();

        // Start unfinished work before serving, but do not wait for it: two users who each wait for the other to activate would deadlock.
        if (!_publicProfile.IsSettled(_document.Current))
        {
            ScheduleSettling(TimeSpan.Zero);
        }

        if (hasPending)
        {
            _outbox.Schedule(TimeSpan.Zero);
        }
    }

    /// <inheritdoc/>
    public async Task<UserCreation> Create(string phone)
    {
        if (IsCreated)
        {
            return _document.Current.Phone == phone ? UserCreation.Existed : UserCreation.IdTaken;
        }

        await _document.Save(_document.Current with { Phone = phone, CreatedAt = time.GetUtcNow() });
        return UserCreation.Created;
    }

    /// <inheritdoc/>
    public async Task<LoginTicket?> OpenSession(long sessionId)
    {
        if (!IsCreated)
        {
            throw new InvalidOperationException("A session cannot be opened for an unknown user.");
        }

        var now = time.GetUtcNow();
        var secret = new byte[32];
        entropy.Fill(secret);
        var session = new Session
        {
            Id = sessionId,
            SecretHash = ImmutableArray.Create(SHA256.HashData(secret)),
            ExpiresAt = now + accounts.Value.SessionLifetime,
        };
        if (SessionRules.Open(_document.Current, session, now) is not { } next)
        {
            return null;
        }

        // A listed user's activity is recorded with the listing, by the first request.
        await _document.Save(_publicProfile.IsUnlisted ? next with { ActiveOn = calendar.DateAt(now) } : next);
        return new LoginTicket(new SessionTicket(Id, sessionId, ImmutableArray.Create(secret), session.ExpiresAt), BuildMe(), Created: false);
    }

    /// <inheritdoc/>
    public async Task<Refusal?> Logout(SessionProof proof, bool all)
    {
        if (await CheckSession(proof) is { } refusal)
        {
            return refusal;
        }

        await _document.Save(SessionRules.End(_document.Current, session => all || session.Id == proof.SessionId));
        return null;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> Exists() => !await IsNobody();

    /// <inheritdoc/>
    public async Task Wake()
    {
        // The unfinished work may have been left by a newer activation that no longer exists, so this one may be stale.
        await _partition.Verify();
        if (_partition.Head.Unsettled)
        {
            ScheduleSettling(TimeSpan.Zero);
        }

        _outbox.Schedule(TimeSpan.Zero);
    }

    /// <summary>Refuses unless the session is live. The refusal does not reveal whether the user exists.</summary>
    private ValueTask<Refusal?> CheckSession(SessionProof proof)
    {
        var now = time.GetUtcNow();
        if (!SessionRules.IsLive(_document.Current.Sessions, proof, now))
        {
            return new(RefuseDeadSession());
        }

        NoteActivity(now);
        return default;
    }

    /// <summary>Whether the user does not exist. Asks the store before saying so: another activation may have created them, while a network is split.</summary>
    private ValueTask<bool> IsNobody() => IsCreated ? default : new(CheckNobody());

    private async Task<bool> CheckNobody()
    {
        await _document.Verify();
        ForgetIfNobody();
        return true;
    }

    private async Task<Refusal?> RefuseDeadSession()
    {
        // Another activation may have opened the session, while a network is split: ask the store before signing somebody out.
        await _document.Verify();
        ForgetIfNobody();
        return new Refusal(ErrorCode.LOGIN_ERROR);
    }

    /// <summary>Ends the activation of an unknown user, so that made-up ids cannot fill the memory.</summary>
    private void ForgetIfNobody()
    {
        if (!IsCreated)
        {
            _deactivation.Schedule();
        }
    }

    private Permissions PermissionsNow() => VipRules.PermissionsOf(_document.Current.Vip, vip.Value, time.GetUtcNow());
}
