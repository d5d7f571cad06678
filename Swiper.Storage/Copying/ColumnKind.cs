namespace Swiper.Storage.Copying;

/// <summary>What a column holds, whatever its database calls that.</summary>
internal enum ColumnKind
{
    /// <summary>A whole number, or null.</summary>
    Number,

    /// <summary>Text, or null.</summary>
    Text,

    /// <summary>Text of a key, which some databases keep as its bytes.</summary>
    Key,

    /// <summary>Bytes.</summary>
    Bytes,
}
