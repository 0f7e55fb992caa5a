using System.Text.Json;
using NanoDps.Audit.Probing;

namespace NanoDps.Audit.Reports;

/// <summary>The report on an endpoint as one line of JSON.</summary>
public static class EndpointJson
{
    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    public static string Write(EndpointReport report) => JsonText.Write(json =>
    {
        var result = report.Result;
        json.WriteString("profile", report.Judgement.Profile.Name);
        json.WriteString("verdict", report.Judgement.IsAccepted ? "accepted" : "refused");
        json.WriteString("sentence", report.Sentence);
        json.WriteString("host", result.Target.Host);
        json.WriteString("serverName", result.Target.Name);
        json.WriteString("address", result.Address);
        JsonText.Array(json, "versions", result.Versions, version => Version(json, version));
        JsonText.Numbers(json, "cipherSuites", result.Suites, TlsNames.SuiteName);
        json.WriteString("otherSuites", result.OtherSuitesRefusal);
        JsonText.Numbers(json, "groups", result.Groups, TlsNames.GroupName);
        json.WriteBoolean("asksForCertificate", result.AsksForCertificate);
        json.WriteString("root", result.Trust.Root);
        json.WriteString("hostName", result.Trust.HostName);
        json.WriteString("keyProof", result.Trust.KeyProof);
        JsonText.Array(json, "chain", result.Trust.Chain, one => Certificate(json, one));
        json.WriteNumber("connections", result.Connections);
        JsonText.Findings(json, report.Judgement.Findings);
    });

    private static void Version(Utf8JsonWriter json, VersionResult version)
    {
        json.WriteStartObject();
        json.WriteString("id", TlsNames.Hex(version.Version));
        json.WriteString("name", TlsNames.Version(version.Version));
        json.WriteBoolean("isAccepted", version.IsAccepted);
        json.WriteString("answer", version.Text);
        json.WriteEndObject();
    }

    private static void Certificate(Utf8JsonWriter json, ShownCertificate one)
    {
        json.WriteStartObject();
        json.WriteString("subject", one.Subject);
        json.WriteString("issuer", one.Issuer);
        json.WriteString("key", one.Key);
        json.WriteString("signatureAlgorithm", one.SignatureAlgorithm);
        json.WriteString("notBefore", one.NotBefore);
        json.WriteString("notAfter", one.NotAfter);
        json.WriteString("sha256", one.Sha256);
        json.WriteEndObject();
    }
}
