using System.Globalization;
using NanoDps.Audit.Probing;
using NanoDps.Audit.Reports;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Terminal;
using NanoDps.Roots;

namespace NanoDps.Cli.Audit;

/// <summary>Asks an endpoint, judges it and shows it.</summary>
internal sealed class ConnectRun(ProgramTerminal terminal)
{
    public required string Host { get; init; }

    public required string? ServerName { get; init; }

    public required string? CaFile { get; init; }

    public required int TimeoutSeconds { get; init; }

    public required string Profile { get; init; }

    public required bool IsJson { get; init; }

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var profile = ProfileOption.Load(Profile);
        var (host, port) = HostAndPort(Host);
        var target = new ProbeTarget
        {
            Host = host,
            Port = port,
            ServerName = ServerName,
            Timeout = TimeSpan.FromSeconds(TimeoutSeconds),
        };
        var roots = CaFile is null
            ? PinnedRoots.Pem
            : System.Text.Encoding.UTF8.GetString(InputBytes.OfFile(CaFile));
        var result = await EndpointProbe.RunAsync(target, roots, cancellation).ConfigureAwait(false);
        var report = EndpointReport.Of(result, profile);
        if (IsJson)
        {
            terminal.Line(EndpointJson.Write(report));
        }
        else
        {
            new EndpointView(terminal).Show(report);
        }

        return report.Judgement.IsAccepted ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>"host", "host:port", "::1" or "[::1]:port".</summary>
    internal static (string Host, int Port) HostAndPort(string text)
    {
        var isBracketed = text.StartsWith('[') && text.Contains(']', StringComparison.Ordinal);
        var host = isBracketed ? text[1..text.IndexOf(']', StringComparison.Ordinal)] : text;
        var rest = isBracketed ? text[(host.Length + 2)..] : "";
        if (!isBracketed && text.Count(one => one == ':') == 1)
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            (host, rest) = (text[..colon], text[colon..]);
        }

        if (host.Length > 0 && rest.Length == 0)
        {
            return (host, ProbeTarget.DefaultPort);
        }

        return host.Length > 0 && rest[0] == ':'
            && int.TryParse(
                rest.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and <= 65_535
            ? (host, port)
            : throw CliException.Usage(
                $"expected HOST or HOST:PORT with a port from 1 to 65535, got \"{text}\"",
                "an IPv6 address with a port is written [::1]:8883");
    }
}
