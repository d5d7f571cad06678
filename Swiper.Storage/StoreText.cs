namespace Swiper.Storage;

/// <summary>Checks that every database can store a text. A text that one refuses would fail a whole batch.</summary>
internal static class StoreText
{
    /// <summary>The width of key columns.</summary>
    internal const int MaxLength = 255;

    internal static void Check(string? text, string parameter, int maxLength = MaxLength)
    {
        if (text is null)
        {
            return;
        }

        if (text.Length > maxLength)
        {
            throw new ArgumentException($"The text is longer than {maxLength} characters.", parameter);
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException("The text holds a NUL character.", parameter);
        }

        if (!IsWellFormed(text))
        {
            throw new ArgumentException("The text holds half a surrogate pair.", parameter);
        }
    }

    /// <summary>Half a surrogate pair has no UTF-8 form: each driver would substitute something else.</summary>
    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return false;
            }

            i++;
        }
        return true;
    }
}
