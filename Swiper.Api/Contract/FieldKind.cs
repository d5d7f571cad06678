namespace Swiper.Api.Contract;

/// <summary>How a value was written in a request.</summary>
internal enum FieldKind
{
    /// <summary>JSON's null: as if the field were not there.</summary>
    Null,

    /// <summary>A JSON string, or any value of a form or query.</summary>
    Text,

    /// <summary>A JSON number, as written.</summary>
    Number,

    /// <summary>A JSON true or false.</summary>
    Boolean,

    /// <summary>A JSON object or array, which no field takes.</summary>
    Composite,
}
