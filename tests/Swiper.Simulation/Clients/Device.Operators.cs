using Swiper.Grains.Interfaces;
using Swiper.Grains.Interfaces.Operators;
using Swiper.Grains.Operators;
using Swiper.Simulation.Plans;

namespace Swiper.Simulation.Clients;

internal sealed partial class Device
{
    private const string OperatorName = "li";

    /// <summary>Carries out an operation of an operator, who needs no session. Answers null for any other.</summary>
    private Task<bool>? DoAsOperator(PlannedOp op) => op.Kind switch
    {
        OpKind.Ban => Ban(op),
        OpKind.Unban => Unban(op),
        OpKind.ReadAudit => ReadAudit(),
        _ => null,
    };

    /// <summary>Reads the whole audit log, page by page.</summary>
    public async Task<bool> ReadAudit()
    {
        world.Operations++;
        var attempt = NewAttempt(OpKind.ReadAudit, 0);
        var lines = new List<AuditLine>();
        for (string? cursor = ""; cursor is not null;)
        {
            var after = cursor;
            var (isAnswered, page) = await _caller.Try(attempt, grains => grains.GetGrain<IOperatorDeskGrain>(0).Read(after), Patience());
            if (!isAnswered)
            {
                return false;
            }

            world.Oracle.Require(page is not null, "audit", "a cursor of the audit log was refused");
            lines.AddRange(page?.Lines ?? []);
            cursor = page?.Next;
        }

        world.Oracle.Bans.OnAudit(attempt, lines);
        return true;
    }

    private async Task<bool> Ban(PlannedOp op)
    {
        var target = TargetOf(op with { Target = Math.Max(0, op.Target) });
        if (!Limits.IsUserId(target))
        {
            return true;
        }

        world.Operations++;
        var days = (int)(op.Argument % 8) switch { 0 => -1, 1 or 2 => 0, var some => some - 2 };
        var reason = op.Argument % 11 == 0 ? " " : $"rule {op.Id}";
        var attempt = NewAttempt(op.Kind, target, ban: (days, reason));
        var (isAnswered, answer) = await _caller.Try(
            attempt, grains => new OperatorFlows(grains).Ban(OperatorName, target, days, new BanReason(reason)), Patience());
        if (isAnswered)
        {
            world.Oracle.Bans.OnBan(attempt, answer!);
        }

        return isAnswered;
    }

    private async Task<bool> Unban(PlannedOp op)
    {
        var target = TargetOf(op with { Target = Math.Max(0, op.Target) });
        if (!Limits.IsUserId(target))
        {
            return true;
        }

        world.Operations++;
        var attempt = NewAttempt(op.Kind, target);
        var (isAnswered, refusal) = await _caller.Try(attempt, grains => new OperatorFlows(grains).Unban(OperatorName, target), Patience());
        if (isAnswered)
        {
            world.Oracle.Bans.OnUnban(attempt, refusal);
        }

        return isAnswered;
    }
}
