using System.Collections.Immutable;
using System.Security.Cryptography;
using Swiper.Grains.Interfaces.Accounts;
using Swiper.Grains.Interfaces.Discovery;
using Swiper.Grains.Interfaces.Profiles;
using Swiper.Grains.Interfaces.Swipes;
using Swiper.Simulation.Oracle;
using Swiper.Simulation.Plans;

namespace Swiper.Simulation.Clients;

/// <summary>One of a person's devices: it carries out its planned operations in sequence and signs in again when it has to.</summary>
internal sealed partial class Device(World world, int device, Phone phone)
{
    private const long Second = TimeSpan.TicksPerSecond;
    private const int SignInTries = 4;

    private readonly Caller _caller = new(world);
    private readonly List<SessionProof> _dead = [];
    private SessionProof? _proof;

    // Whether the last login was refused for a ban: asking for more codes would not help.
    private bool _isBanned;
    private PlannedOp? _doing;

    public long User => phone.User;

    public SessionProof? Proof => _proof;

    public async Task Run(IEnumerable<PlannedOp> ops)
    {
        foreach (var op in ops)
        {
            if (op.At > world.Loop.Now)
            {
                await world.Delay(op.At - world.Loop.Now);
            }

            _doing = op;
            for (var tries = 0; tries <= op.Retries && !await Do(op); tries++)
            {
                await world.Delay((long)(op.Argument % (ulong)Second));
            }
        }

        _doing = null;
    }

    /// <summary>Signs in with a new code. Answers false if no code can be had now.</summary>
    public async Task<bool> SignIn()
    {
        for (var tries = 0; tries < SignInTries; tries++)
        {
            while (phone.IsMoving)
            {
                await world.Delay(Second / 4);
            }

            var line = phone.Line;
            if (await Ask(line) is not { } sms)
            {
                return false;
            }

            for (var again = 0; again < 3; again++)
            {
                var (isAnswered, isIn) = await Login(OpKind.Login, line, sms.Code);
                if (isAnswered && isIn)
                {
                    return true;
                }

                if (_isBanned)
                {
                    return false;
                }

                if (isAnswered)
                {
                    break;
                }

                await world.Delay(Second / 4);
            }
        }

        return false;
    }

    private static SessionProof ProofOf(SessionTicket ticket) =>
        new(ticket.SessionId, ImmutableArray.Create(SHA256.HashData(ticket.Secret.AsSpan())));

    /// <summary>Requests a code and waits for it. Answers null if none can be had.</summary>
    private async Task<SmsMessage?> Ask(Line line)
    {
        var arrived = line.Inbox.Count;
        for (var tries = 0; tries < SignInTries; tries++)
        {
            world.Operations++;
            var (isAnswered, answer) = await _caller.Try(
                NewAttempt(OpKind.SendCode, 0), grains => grains.GetGrain<IVerifyCodeGrain>(line.Number).Send(), Patience());
            if (isAnswered && answer!.Refusal is { } refusal)
            {
                world.Oracle.Require(refusal.Code is ErrorCode.TOO_MANY_REQUESTS or ErrorCode.UNAVAILABLE, "answer", "a code was refused for no reason");
                if (refusal.RetryAfter > TimeSpan.FromSeconds(30))
                {
                    return null;
                }

                await world.Delay((refusal.RetryAfter?.Ticks ?? Second) + 1);
            }

            for (var waits = 0; waits < 5 && line.Inbox.Count == arrived; waits++)
            {
                await world.Delay(Second / 20);
            }

            if (line.Inbox.Count > arrived)
            {
                return line.Inbox[^1];
            }
        }

        return null;
    }

    private async Task<(bool IsAnswered, bool IsIn)> Login(OpKind kind, Line line, string code)
    {
        world.Operations++;
        var sendId = line.Made.LastOrDefault(message => message.Code == code)?.SendId;
        var current = world.Oracle.Documents.CodeStatesFrom(line.Number, long.MaxValue).Last()?.Code?.SendId ?? 0;
        var attempt = NewAttempt(kind, 0, code: code, number: line.Number);
        var (isAnswered, answer) = await _caller.Try(attempt, grains => grains.GetGrain<IVerifyCodeGrain>(line.Number).Login(code, device: null), Patience());
        if (!isAnswered)
        {
            return (false, false);
        }

        world.Oracle.Answers.OnLogin(attempt, answer!, sendId ?? current, isRight: sendId is not null);
        _isBanned = answer!.Refusal?.Code == ErrorCode.BANNED;
        if (answer.Refusal is not null || line != phone.Line)
        {
            // Whoever signs in with a number that the person has left is somebody else.
            return (true, false);
        }

        if (_proof is not null)
        {
            _dead.Add(_proof);
        }

        phone.User = answer.Value!.Session.UserId;
        _proof = ProofOf(answer.Value.Session);
        return (true, true);
    }

    private long Patience() => _doing?.Patience ?? 0;

    private Attempt NewAttempt(
        OpKind kind,
        long user,
        SessionProof? proof = null,
        long? other = null,
        SwipeKind says = SwipeKind.None,
        string? note = null,
        string code = "",
        ProfileUpdate? profile = null,
        SettingsUpdate? settings = null,
        string? picture = null,
        int photo = 0,
        ImmutableArray<int> numbers = default,
        bool approves = false,
        bool blocks = false,
        (int Level, int Days) grant = default,
        (int Days, string Reason) ban = default,
        string? number = null,
        long? cell = null,
        Destination? destination = null) => new()
        {
            Kind = kind,
            Op = _doing?.Id ?? (-1 - device),
            User = user,
            Phone = number ?? phone.Line.Number,
            Proof = proof,
            Other = other,
            Says = says,
            Note = note,
            Code = code,
            Profile = profile,
            Settings = settings,
            Picture = picture,
            Number = photo,
            Numbers = numbers.IsDefault ? [] : numbers,
            Approves = approves,
            Blocks = blocks,
            Grant = grant,
            Ban = ban,
            Cell = cell,
            Destination = destination,
            From = world.Oracle.Moment,
            Began = world.Loop.Now,
            Jumps = world.Oracle.JumpCount,
            Wall = world.Wall,
        };
}
