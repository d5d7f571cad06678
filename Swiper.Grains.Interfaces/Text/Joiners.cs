using System.Globalization;
using System.Text;

namespace Swiper.Grains.Interfaces.Text;

/// <summary>
/// Tells which invisible characters of a text change what a reader sees. Joiners by the rules for domain names (RFC 5892, appendix A.1 and A.2), and
/// inside emoji; tags in the flags that Unicode recommends for interchange.
/// </summary>
internal sealed class Joiners(string text)
{
    private const int NonJoiner = 0x200C;
    private const int Joiner = 0x200D;
    private const int BlackFlag = 0x1F3F4;
    private const int TagBase = 0xE0000;
    private const int CancelTag = 0xE007F;

    private static readonly string[] Flags = ["gbeng", "gbsct", "gbwls"];

    // Where the text's characters, as readers see them, begin; computed once it has a joiner.
    private HashSet<int>? _starts;

    /// <summary>Whether the joiner or tag at an index is needed. False for all other characters.</summary>
    public bool IsNeeded(int index) => Rune.GetRuneAt(text, index).Value switch
    {
        NonJoiner => IsAfterVirama(index) || IsBetweenJoiningLetters(index),
        Joiner => IsAfterVirama(index) || IsInsideEmoji(index),
        >= TagBase and <= CancelTag => IsInFlag(index),
        _ => false,
    };

    private bool IsAfterVirama(int index) => Before(index) is { } rune && JoiningLetters.Viramas.Contains(rune);

    /// <summary>Whether the letters around would join without it: marks between them do not matter.</summary>
    private bool IsBetweenJoiningLetters(int index)
    {
        var left = Before(index);
        for (var at = index; left is { } mark && IsMark(mark); left = Before(at))
        {
            at -= mark.Utf16SequenceLength;
        }

        var next = index + 1;
        while (next < text.Length && IsMark(Rune.GetRuneAt(text, next)))
        {
            next += Rune.GetRuneAt(text, next).Utf16SequenceLength;
        }

        return left is { } letter && JoiningLetters.Forward.Contains(letter)
            && next < text.Length && JoiningLetters.Backward.Contains(Rune.GetRuneAt(text, next));
    }

    /// <summary>Whether it glues a pictograph to what stands before it: nothing else continues a character of a reader after a joiner.</summary>
    private bool IsInsideEmoji(int index)
    {
        var next = index + 1;
        _starts ??= [.. StringInfo.ParseCombiningCharacters(text)];
        return next < text.Length && !_starts.Contains(next) && !IsMark(Rune.GetRuneAt(text, next)) && !Invisible.IsIgnorable(Rune.GetRuneAt(text, next));
    }

    private bool IsInFlag(int index)
    {
        var start = index;
        while (Before(start) is { Value: >= TagBase and <= CancelTag } tag)
        {
            start -= tag.Utf16SequenceLength;
        }

        return Before(start)?.Value == BlackFlag && Flags.Any(flag => IsSpelt(flag, text.AsSpan(start)) && index <= start + (2 * flag.Length));
    }

    private static bool IsSpelt(string flag, ReadOnlySpan<char> tags)
    {
        var at = 0;
        foreach (var rune in tags.EnumerateRunes())
        {
            if (at == flag.Length)
            {
                return rune.Value == CancelTag;
            }

            if (rune.Value != TagBase + flag[at++])
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    private Rune? Before(int index) =>
        index > 0 && Rune.DecodeLastFromUtf16(text.AsSpan(0, index), out var rune, out _) == System.Buffers.OperationStatus.Done ? rune : null;
}
