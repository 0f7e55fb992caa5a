using System.Net;
using NanoDps.Audit.Listening;
using NanoDps.Audit.Profiles;
using NanoDps.Audit.Reports;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Terminal;

namespace NanoDps.Cli.Audit;

/// <summary>Listens, shows each device as it comes, and ends with the verdict on all.</summary>
internal sealed class ListenRun(ProgramTerminal terminal)
{
    /// <summary>A device on a bad line may need some seconds for its hello, not more.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HelloView _view = new(terminal);

    public required string Address { get; init; }

    public required int Port { get; init; }

    public required int Count { get; init; }

    public required TimeSpan? Timeout { get; init; }

    public required string? SaveFolder { get; init; }

    public required string Profile { get; init; }

    public required bool IsJson { get; init; }

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var profile = ProfileOption.Load(Profile);
        var listener = HelloListener.Start(EndPoint(), Patience);
        await using var end = listener.ConfigureAwait(false);
        terminal.Note($"listening on {listener.Address}, profile {profile.Name}");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (Timeout is { } timeout)
        {
            stop.CancelAfter(timeout);
        }

        var hellos = new List<HelloReport>();
        try
        {
            while (Count == 0 || hellos.Count < Count)
            {
                var heard = await listener.NextAsync(stop.Token).ConfigureAwait(false);
                if (Take(heard, profile, hellos.Count + 1) is { } hello)
                {
                    hellos.Add(hello);
                }
            }
        }
        catch (OperationCanceledException) when (hellos.Count > 0)
        {
            // The end that was asked for: what came until now is judged.
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw CliException.Usage(
                $"expected a device within {Timeout!.Value.TotalSeconds:0} s, got none",
                "check the device's endpoint, its DNS and the firewall of this computer");
        }

        return End(hellos, profile);
    }

    private HelloReport? Take(HeardHello heard, Profile profile, int number)
    {
        if (heard.Found is not { } found)
        {
            terminal.Note(Printable.Text(heard.Text!));
            return null;
        }

        Save(heard, number);
        var report = HelloReport.Of(found, profile);
        if (IsJson)
        {
            terminal.Line(AuditJson.Write(Report([report], profile)));
        }
        else
        {
            _view.Show(report);
        }

        return report;
    }

    private int End(List<HelloReport> hellos, Profile profile)
    {
        var report = Report(hellos, profile);
        if (!IsJson)
        {
            _view.Verdict(report);
        }
        else if (Count != 1)
        {
            // The line of a single device has the verdict already.
            terminal.Line(AuditJson.Summary(report));
        }

        return AuditExit.Code(report.Verdict);
    }

    private static AuditReport Report(IReadOnlyList<HelloReport> hellos, Profile profile) => new()
    {
        Profile = profile,
        Input = "connection",
        Notes = [],
        Hellos = hellos,
    };

    private void Save(HeardHello heard, int number)
    {
        if (SaveFolder is null)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(SaveFolder);
            var file = Path.Combine(SaveFolder, $"hello-{number:000}.bin");
            File.WriteAllBytes(file, [.. heard.Stream]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CliException.Usage(
                $"--save: expected a folder to write to, got: {exception.Message.TrimEnd('.')}",
                "choose another folder");
        }
    }

    private IPEndPoint EndPoint() => IPAddress.TryParse(Address, out var address)
        ? new IPEndPoint(address, Port)
        : throw CliException.Usage(
            $"--address: expected an IP address, got \"{Address}\"",
            "0.0.0.0 is every IPv4 address of this computer, :: every address");
}
