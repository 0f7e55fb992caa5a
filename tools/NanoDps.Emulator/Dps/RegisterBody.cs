using System.Text.Json;
using System.Text.Json.Nodes;
using NanoDps.Emulator.Enrollments;

namespace NanoDps.Emulator.Dps;

/// <summary>
/// The body of a register request: {"registrationId":"…","payload":{…},"csr":"…"}. Whether the
/// service takes one without a body is not established; none of the SDKs sends that.
/// </summary>
/// <param name="Payload">What the device says to custom allocation; null for nothing.</param>
/// <param name="Csr">A certificate signing request in base64; null for none.</param>
internal sealed record RegisterBody(JsonObject? Payload, string? Csr)
{
    /// <summary>The first API versions that know csr are of this day.</summary>
    private const string CsrSince = "2025-07-01";

    /// <summary>Parses the body of a request, or says what is wrong with it.</summary>
    public static RegisterBody? Parse(DpsRequest request, out string fault)
    {
        try
        {
            return Parse(request, JsonNode.Parse(request.Body.Span), out fault);
        }
        catch (JsonException)
        {
            fault = "Expected a body of JSON.";
            return null;
        }
    }

    private static RegisterBody? Parse(DpsRequest request, JsonNode? body, out string fault)
    {
        if (body is not JsonObject members || Text(members["registrationId"]) is not { } id)
        {
            fault = "Expected an object with the text registrationId.";
            return null;
        }

        if (members["payload"] is { } payload and not JsonObject)
        {
            fault = "Expected payload to be an object.";
            return null;
        }

        if (!RegistrationId.Comparer.Equals(id, request.RegistrationId))
        {
            fault = "Expected the registrationId that the device signed in with.";
            return null;
        }

        var csr = Text(members["csr"]);
        fault = members["csr"] is null ? "" : CsrFault(request, csr);
        return fault.Length == 0
            ? new RegisterBody((JsonObject?)members["payload"], csr)
            : null;
    }

    private static string CsrFault(DpsRequest request, string? csr)
    {
        if (csr is null)
        {
            return "Expected csr to be a text.";
        }

        return string.CompareOrdinal(request.ApiVersion, CsrSince) < 0
            ? $"Expected no csr with api-version {request.ApiVersion}; "
                + "certificates are issued from 2025-07-01-preview on."
            : "";
    }

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
