using System.Text.Json;
using NanoDps.Audit.Fingerprints;

namespace NanoDps.Audit.Reports;

/// <summary>The report as one line of JSON, for machines. Names stay as they are once released.</summary>
public static class AuditJson
{
    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    public static string Write(AuditReport report) => JsonText.Write(json => Body(json, report));

    /// <summary>Writes a report that may be long, without the end of the line.</summary>
    /// <param name="report">The report.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(AuditReport report, Stream stream) =>
        JsonText.Write(stream, json => Body(json, report));

    /// <summary>Writes the verdict on several hellos, without the hellos.</summary>
    /// <param name="report">The report.</param>
    public static string Summary(AuditReport report) => JsonText.Write(json =>
    {
        json.WriteString("profile", report.Profile.Name);
        json.WriteString("verdict", JsonText.Word(report.Verdict));
        json.WriteString("sentence", report.Sentence);
        json.WriteNumber("devices", report.Hellos.Count);
    });

    private static void Body(Utf8JsonWriter json, AuditReport report)
    {
        json.WriteString("profile", report.Profile.Name);
        json.WriteString("verdict", JsonText.Word(report.Verdict));
        json.WriteString("sentence", report.Sentence);
        json.WriteString("input", report.Input);
        JsonText.Array(json, "notes", report.Notes, json.WriteStringValue);
        JsonText.Array(json, "hellos", report.Hellos, hello =>
        {
            Hello(json, hello);
            // What the writer holds back would be the whole report in the end.
            json.Flush();
        });
    }

    private static void Hello(Utf8JsonWriter json, HelloReport report)
    {
        json.WriteStartObject();
        json.WriteString("client", report.Found.Client);
        json.WriteString("server", report.Found.Server);
        json.WriteString("verdict", JsonText.Word(report.Verdict));
        json.WriteString("error", report.Found.Error);
        if (report is { Found.Hello: { } hello, Judgement: { } judgement })
        {
            json.WriteStartObject("wouldAccept");
            foreach (var service in report.Services)
            {
                json.WriteBoolean(service.Profile, service.Accepts);
            }

            json.WriteEndObject();
            json.WriteStartObject("hello");
            Decoded(json, hello);
            json.WriteEndObject();
            JsonText.Findings(json, judgement.Findings);
        }

        json.WriteEndObject();
    }

    private static void Decoded(Utf8JsonWriter json, ClientHello hello)
    {
        JsonText.Number(json, "recordVersion", hello.RecordVersion, TlsNames.VersionName);
        JsonText.Number(json, "handshakeVersion", hello.LegacyVersion, TlsNames.VersionName);
        JsonText.Numbers(json, "supportedVersions", hello.SupportedVersions, TlsNames.VersionName);
        json.WriteString("serverName", hello.ServerName);
        JsonText.Numbers(json, "cipherSuites", hello.CipherSuites, TlsNames.SuiteName);
        JsonText.Array(
            json, "compressionMethods", hello.CompressionMethods, one => json.WriteNumberValue(one));
        JsonText.Numbers(
            json, "extensions", hello.Extensions.Select(one => one.Type), TlsNames.ExtensionName);
        JsonText.Numbers(json, "groups", hello.Groups, TlsNames.GroupName);
        JsonText.Array(json, "pointFormats", hello.PointFormats, one => json.WriteNumberValue(one));
        JsonText.Numbers(
            json, "signatureAlgorithms", hello.SignatureAlgorithms, TlsNames.SignatureName);
        JsonText.Array(
            json, "applicationProtocols", hello.ApplicationProtocols, json.WriteStringValue);
        if (hello.MaxFragmentLength is { } code)
        {
            json.WriteNumber("maxFragmentLength", 256 << code);
        }

        json.WriteNumber("sessionIdBytes", hello.SessionId.Length);
        json.WriteNumber("records", hello.Records);
        json.WriteNumber("bytes", hello.StreamBytes);
        var ja3 = Ja3.Of(hello);
        json.WriteString("ja3", ja3.Hash);
        json.WriteString("ja3Text", ja3.Text);
        json.WriteString("ja4", Ja4.Of(hello));
    }
}
