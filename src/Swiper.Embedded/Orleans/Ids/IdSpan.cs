using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Orleans.Runtime;

/// <summary>A name or key. Integer keys are upper-case hexadecimal, as in Orleans, and are kept as the number they are.</summary>
public readonly struct IdSpan : IEquatable<IdSpan>, IComparable<IdSpan>
{
    // Stands where the text would, so that a number needs no text. Compared by identity.
    private static readonly string NumberMark = new('#', 1);

    private readonly string? _text;
    private readonly long _number;

    private IdSpan(string? text, long number)
    {
        _text = text;
        _number = number;
    }

    /// <summary>Whether nothing is in it.</summary>
    public bool IsDefault => string.IsNullOrEmpty(_text);

    private bool IsNumber => ReferenceEquals(_text, NumberMark);

    /// <summary>Makes one from text.</summary>
    public static IdSpan Create(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return TryParse(id, out var number) ? Create(number) : new IdSpan(id, 0);
    }

    internal static IdSpan Create(long number) => new(NumberMark, number);

    internal bool TryGetNumber(out long number)
    {
        number = _number;
        return IsNumber;
    }

    /// <inheritdoc/>
    public bool Equals(IdSpan other) =>
        _number == other._number && (ReferenceEquals(_text, other._text) || (!IsNumber && !other.IsNumber && string.Equals(_text, other._text, StringComparison.Ordinal)));

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is IdSpan other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => IsNumber ? _number.GetHashCode() : _text?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <inheritdoc/>
    public int CompareTo(IdSpan other) => string.CompareOrdinal(ToString(), other.ToString());

    /// <summary>The text.</summary>
    public override string ToString() => IsNumber ? _number.ToString("X", CultureInfo.InvariantCulture) : _text ?? "";

    /// <summary>Whether two are the same.</summary>
    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    /// <summary>Whether two differ.</summary>
    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);

    /// <summary>Whether one sorts before the other.</summary>
    public static bool operator <(IdSpan left, IdSpan right) => left.CompareTo(right) < 0;

    /// <summary>Whether one sorts after the other.</summary>
    public static bool operator >(IdSpan left, IdSpan right) => left.CompareTo(right) > 0;

    /// <summary>Whether one sorts before the other or equals it.</summary>
    public static bool operator <=(IdSpan left, IdSpan right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one sorts after the other or equals it.</summary>
    public static bool operator >=(IdSpan left, IdSpan right) => left.CompareTo(right) >= 0;

    // Only the one way a number is written counts as a number; "01" and "a" are text.
    private static bool TryParse(string text, out long number)
    {
        number = 0;
        if (text.Length is 0 or > 16 || (text[0] == '0' && text.Length > 1))
        {
            return false;
        }

        foreach (var digit in text)
        {
            if (digit is not (>= '0' and <= '9' or >= 'A' and <= 'F'))
            {
                return false;
            }

            number = (number << 4) | (uint)(digit <= '9' ? digit - '0' : digit - 'A' + 10);
        }

        return true;
    }
}
