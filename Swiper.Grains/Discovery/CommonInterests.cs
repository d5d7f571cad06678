using Swiper.Grains.Interfaces.Text;
using Swiper.Grains.Profiles;

namespace Swiper.Grains.Discovery;

/// <summary>Finds what two people are both interested in.</summary>
internal static class CommonInterests
{
    /// <summary>Those of the other's interests that are also one's own, in any spelling, separated by commas; null if there are none.</summary>
    public static string? Of(string? mine, string? theirs)
    {
        if (string.IsNullOrEmpty(mine) || string.IsNullOrEmpty(theirs))
        {
            return null;
        }

        var known = mine.Split(InterestRules.Separator).Select(FoldedText.Of).ToHashSet();
        var common = string.Join(InterestRules.Separator, theirs.Split(InterestRules.Separator).Where(interest => known.Contains(FoldedText.Of(interest))));
        return common.Length == 0 ? null : common;
    }
}
