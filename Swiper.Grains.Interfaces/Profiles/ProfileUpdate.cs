namespace Swiper.Grains.Interfaces.Profiles;

/// <summary>A change of one's own profile; null leaves a field as it is. Values are as typed: the grain checks them.</summary>
/// <param name="Nickname">The new nickname.</param>
/// <param name="Sex">The new sex.</param>
/// <param name="BirthYear">The new year of birth.</param>
/// <param name="BirthMonth">The new month of birth, from 1.</param>
/// <param name="BirthDay">The new day of birth, from 1.</param>
/// <param name="Location">The new place.</param>
[GenerateSerializer, Immutable, Alias("swiper.profile-update")]
public sealed record ProfileUpdate(
    [property: Id(0)] string? Nickname = null,
    [property: Id(1)] Sex? Sex = null,
    [property: Id(2)] int? BirthYear = null,
    [property: Id(3)] int? BirthMonth = null,
    [property: Id(4)] int? BirthDay = null,
    [property: Id(5)] string? Location = null)
{
    /// <summary>Keeps the person out of logs.</summary>
    public override string ToString() => nameof(ProfileUpdate);
}
