using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Swiper.Api.Contract;

namespace Swiper.Api.OpenApi;

/// <summary>Writes an operation's description from its <see cref="ApiRoute"/>: fields, an example of the answer, and every refusal.</summary>
internal sealed class RouteTransformer : IOpenApiOperationTransformer
{
    private const string Json = "application/json";

    private static readonly ErrorCode[] Everywhere =
        [ErrorCode.BAD_REQUEST, ErrorCode.TOO_MANY_REQUESTS, ErrorCode.INTERNAL_ERROR, ErrorCode.UNAVAILABLE];

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiRoute>().FirstOrDefault() is not { } route)
        {
            return;
        }

        operation.Summary = route.Summary;
        DescribeRequest(operation, route, HttpMethods.IsPost(context.Description.HttpMethod ?? ""));
        operation.Security = Security(route.Access, context.Document);
        operation.Responses = new OpenApiResponses
        {
            [Text(StatusCodes.Status200OK)] = await DescribeSuccess(route, context, cancellationToken),
        };
        foreach (var status in RefusalsOf(route).GroupBy(Codes.StatusOf).OrderBy(group => group.Key))
        {
            operation.Responses[Text(status.Key)] = DescribeRefusals([.. status]);
        }

        if (route.TakesFile)
        {
            operation.Responses[Text(StatusCodes.Status413PayloadTooLarge)] = DescribeRefusals([ErrorCode.FILE_REJECTED]);
        }
    }

    private static void DescribeRequest(OpenApiOperation operation, ApiRoute route, bool isPost)
    {
        if (route.File is { } file)
        {
            operation.RequestBody = Body(FileSchema(file), "multipart/form-data");
        }
        else if (isPost && route.Fields.Count > 0)
        {
            operation.RequestBody = Body(FieldsSchema(route.Fields), Json, "application/x-www-form-urlencoded");
        }
        else
        {
            operation.Parameters = [.. route.Fields.Select(Parameter)];
        }
    }

    private static OpenApiRequestBody Body(OpenApiSchema schema, params string[] types) => new()
    {
        Required = schema.Required is { Count: > 0 },
        Content = types.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = schema }),
    };

    private static OpenApiSchema FileSchema(FieldInfo file) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { file.Name },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            [file.Name] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = file.Description },
        },
    };

    private static OpenApiSchema FieldsSchema(IReadOnlyList<FieldInfo> fields) => new()
    {
        Type = JsonSchemaType.Object,
        Required = fields.Where(field => field.Required).Select(field => field.Name).ToHashSet(),
        Properties = fields.ToDictionary(field => field.Name, IOpenApiSchema (field) => Schema(field)),
        Examples = [new JsonObject(fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Name, Example(field.Example))))],
    };

    private static IOpenApiParameter Parameter(FieldInfo field) => new OpenApiParameter
    {
        Name = field.Name,
        In = ParameterLocation.Query,
        Description = field.Description,
        Required = field.Required,
        Schema = Schema(field),
    };

    private static OpenApiSchema Schema(FieldInfo field) => new()
    {
        Type = field.Example switch
        {
            bool => JsonSchemaType.Boolean,
            int or long => JsonSchemaType.Integer,
            double => JsonSchemaType.Number,
            string[] => JsonSchemaType.Array,
            _ => JsonSchemaType.String,
        },
        Items = field.Example is string[]? new OpenApiSchema { Type = JsonSchemaType.String } : null,
        Description = field.Description,
        Examples = [Example(field.Example)!],
    };

    private static JsonNode? Example(object value) => value switch
    {
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        string[] items => new JsonArray([.. items.Select(item => JsonValue.Create(item))]),
        _ => JsonValue.Create((string)value),
    };

    private static IEnumerable<ErrorCode> RefusalsOf(ApiRoute route) =>
        Everywhere.Concat(route.Refusals).Concat(RefusalsOf(route.Access)).Distinct().Order();

    private static ErrorCode[] RefusalsOf(Access access) => access switch
    {
        Access.Session => [ErrorCode.LOGIN_ERROR],
        Access.Operator => [ErrorCode.NOT_HAS_PERM, ErrorCode.NO_SUCH_ROUTE],
        _ => [],
    };

    private static async Task<OpenApiResponse> DescribeSuccess(
        ApiRoute route,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken)
    {
        var data = route.Example is null
            ? new OpenApiSchema { Type = JsonSchemaType.Null }
            : await context.GetOrCreateSchemaAsync(route.Example.GetType(), null, cancellationToken);
        var example = route.Example is null
            ? null
            : JsonSerializer.SerializeToNode(route.Example, ApiJson.Default.GetTypeInfo(route.Example.GetType())!);
        return new OpenApiResponse
        {
            Description = "OK",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [Json] = new()
                {
                    Schema = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Required = new HashSet<string> { "code", "data" },
                        Properties = new Dictionary<string, IOpenApiSchema>
                        {
                            ["code"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Enum = [JsonValue.Create((int)ErrorCode.Ok)] },
                            ["data"] = data,
                        },
                    },
                    Example = new JsonObject { ["code"] = (int)ErrorCode.Ok, ["data"] = example },
                },
            },
        };
    }

    private static OpenApiResponse DescribeRefusals(ErrorCode[] codes) => new()
    {
        Description = string.Join(", ", codes.Select(code => $"{(int)code} {code}")),
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [Json] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { "code", "data", "message" },
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["code"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Enum = [.. codes.Select(code => JsonValue.Create((int)code))] },
                        ["data"] = new OpenApiSchema { Type = JsonSchemaType.Object | JsonSchemaType.Null },
                        ["message"] = new OpenApiSchema { Type = JsonSchemaType.String },
                    },
                },
                Examples = codes.ToDictionary(code => code.ToString(), IOpenApiExample (code) => new OpenApiExample { Value = RefusalExample.Of(code) }),
            },
        },
    };

    private static List<OpenApiSecurityRequirement> Security(Access access, OpenApiDocument? document) => access switch
    {
        Access.Session => [Requirement(ApiDescription.CookieScheme, document), Requirement(ApiDescription.BearerScheme, document)],
        Access.Operator => [Requirement(ApiDescription.OperatorScheme, document)],
        _ => [],
    };

    private static OpenApiSecurityRequirement Requirement(string scheme, OpenApiDocument? document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
