using System.Net;

namespace Swiper.Silo.Accounts.Webhook;

/// <summary>What the status of an answer means for a message. Pure.</summary>
internal static class WebhookAnswer
{
    private const int InternalServerError = 500;

    public static SmsOutcome Of(HttpStatusCode status) => status switch
    {
        >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => SmsOutcome.Sent,
        HttpStatusCode.UnprocessableEntity => SmsOutcome.NumberRefused,
        HttpStatusCode.TooManyRequests => SmsOutcome.LimitReached,
        HttpStatusCode.ServiceUnavailable => SmsOutcome.TryLater,
        HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.RequestEntityTooLarge => SmsOutcome.Rejected,

        // Whatever broke may have broken after the message was sent.
        _ when (int)status >= InternalServerError => SmsOutcome.Unknown,

        // A wrong address or key: the next message would fare no better. Redirects are among these, since a code must not follow one.
        _ => SmsOutcome.ProviderFault,
    };
}
