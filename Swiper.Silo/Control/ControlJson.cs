using System.Text.Json;
using System.Text.Json.Serialization;
using Swiper.Silo.Robots;

namespace Swiper.Silo.Control;

/// <summary>The JSON of control calls, on both ends.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(RobotOrder))]
[JsonSerializable(typeof(RobotsSeeded))]
public sealed partial class ControlJson : JsonSerializerContext;
