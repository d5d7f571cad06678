using Swiper.Api.Accounts;
using Swiper.Api.Contract;
using Swiper.Api.Operators;
using Swiper.Grains.Interfaces;

namespace Swiper.Api.Pipeline;

/// <summary>Authenticates the caller and parses the fields in front of every handler, so that no handler has to.</summary>
internal sealed class Gate(RequestDelegate next, OperatorKeys keys)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ApiRoute>() is not { } route)
        {
            return next(context);
        }

        var state = RequestState.Of(context);
        var refused = route.Access switch
        {
            Access.Session => Admit(context, state),
            Access.Operator => Admit(context, state, route.Role),
            _ => null,
        };
        if (refused is not null)
        {
            return EnvelopeWriter.Write(context, refused);
        }

        return route.TakesFile ? next(context) : ReadAndContinue(context, state);
    }

    private static Refusal? Admit(HttpContext context, RequestState state)
    {
        if (SessionCookie.Read(context.Request) is not { } token || state.Services.Tokens.Read(token) is not { } claims)
        {
            return new Refusal(ErrorCode.LOGIN_ERROR);
        }

        state.User = new CurrentUser(claims.UserId, claims.Proof, state.Services.User(claims.UserId));
        return null;
    }

    private Refusal? Admit(HttpContext context, RequestState state, OperatorRole needed)
    {
        var refusal = keys.Admit(context.Request, needed, out var admitted);
        state.Operator = admitted;
        return refusal;
    }

    private Task ReadAndContinue(HttpContext context, RequestState state)
    {
        if (HttpMethods.IsPost(context.Request.Method))
        {
            return ReadBodyAndContinue(context, state);
        }

        if (BodyReader.ReadQuery(context.Request) is not { } fields)
        {
            return Refuse(context, state, "query");
        }

        state.Fields = fields;
        return next(context);
    }

    private async Task ReadBodyAndContinue(HttpContext context, RequestState state)
    {
        if (await BodyReader.ReadBody(context.Request) is not { } fields)
        {
            await Refuse(context, state, BodyReader.WholeBody);
            return;
        }

        state.Fields = fields;
        await next(context);
    }

    /// <summary>Refuses malformed fields, unless the session is dead: that comes first.</summary>
    private static async Task Refuse(HttpContext context, RequestState state, string parameter)
    {
        var dead = state.User is { } user ? await user.CheckSession() : null;
        await EnvelopeWriter.Write(context, dead ?? Refusal.BadRequest(parameter));
    }
}
