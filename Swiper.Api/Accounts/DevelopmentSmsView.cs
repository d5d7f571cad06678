namespace Swiper.Api.Accounts;

/// <summary>The last code of a number, where codes are shown instead of sent.</summary>
internal sealed record DevelopmentSmsView(string Phonenum, string Code, DateTime SentAt);
