extern alias nano;

using System.Text;
using nano::NanoDps.Host;
using NanoDps.App;
using NanoDps.Configuration;
using NanoDps.Emulator;
using NanoDps.Logging;

namespace NanoDps.IntegrationTests.Support;

/// <summary>A device that runs the firmware: the whole application, or the library alone.</summary>
internal sealed class RunningDevice
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TaskCompletionSource _ended =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly HashSet<(LogCode, string)> _expected = [];
    private readonly HashSet<LogCode> _ignored = [];
    private readonly Action _stop;
    private readonly DeviceClient? _client;

    private RunningDevice(DeviceSetup setup, EmulatorFacts facts, int? telemetryInterval)
    {
        Host = new HostDevice(
            setup.RegistrationId,
            setup.Board,
            Directory.CreateTempSubdirectory("nanodps-device-").FullName);
        Host.Network.Ssid = DeviceSetup.WifiSsid;
        Host.Network.Password = DeviceSetup.WifiPassword;
        foreach (var server in facts.Web.Concat(facts.Hubs).Prepend(facts.Dps))
        {
            Host.Names.Map($"{server.Name}:{server.NamePort}", $"{server.Address}:{server.Port}");
        }

        if (setup.DpsAddress is { } address)
        {
            Host.Names.Map($"{facts.Dps.Name}:{facts.Dps.NamePort}", address);
        }

        var roots = File.ReadAllText(facts.CaFile);
        if (telemetryInterval is { } interval)
        {
            if (setup.Configuration is { } configuration)
            {
                File.WriteAllText(Path.Combine(Host.StorageRoot, Settings.FileName), configuration);
            }

            var application = new Application(
                Host.StorageRoot + Path.DirectorySeparatorChar, roots, Lines, interval);
            _stop = application.Stop;
            Start(application.Run);
        }
        else
        {
            DeviceClient? client = null;
            var settings = new Settings(Encoding.UTF8.GetBytes(setup.Configuration!));
            Host.Run(() => client = new DeviceClient(settings, roots, new Log(Lines)));
            _client = client!;
            setup.Features(_client.Features);
            _stop = _client.Stop;
            Start(_client.Run);
        }
    }

    /// <summary>The board that it runs on.</summary>
    public HostDevice Host { get; }

    public DeviceLines Lines { get; } = new();

    /// <summary>Runs the whole application, which sends a message every few milliseconds.</summary>
    public static RunningDevice Application(DeviceSetup setup, EmulatorFacts facts, int interval) =>
        new(setup, facts, interval);

    /// <summary>Runs the library alone, which sends what the test sends.</summary>
    public static RunningDevice Library(DeviceSetup setup, EmulatorFacts facts) =>
        new(setup, facts, null);

    /// <summary>Queues a message; the device runs the library alone.</summary>
    /// <returns>False when the outbox is full.</returns>
    public bool Send(string json) => _client!.Send(Encoding.UTF8.GetBytes(json));

    /// <summary>Waits for the n-th line of a kind.</summary>
    public Task<LogLine> LineAsync(LogCode code, int count = 1) =>
        WaitAsync(line => line.Code == code, count, $"line {count} of code {(int)code}");

    /// <summary>Waits for a warning or error with exactly this text; it is expected then.</summary>
    public Task<LogLine> FaultAsync(LogCode code, string text)
    {
        _expected.Add((code, text));
        return WaitAsync(
            line => line.Code == code && line.Text == text, 1, $"{(int)code} \"{text}\"");
    }

    /// <summary>Waits for the first warning or error of a kind; it is expected then.</summary>
    public async Task<LogLine> ToldAsync(LogCode code)
    {
        var line = await LineAsync(code);
        _expected.Add((code, line.Text));
        return line;
    }

    /// <summary>Says that warnings and errors of some kinds are not the test's matter.</summary>
    public void Ignore(params LogCode[] codes) => _ignored.UnionWith(codes);

    /// <summary>Waits for the end of the round and gives the pause to the next, in s.</summary>
    public async Task<int> PauseAsync(LogCode code = LogCode.DpsPause)
    {
        var line = await ToldAsync(code);
        var seconds = line.Number("in s");
        Assert.AreEqual("round over, next in s=" + seconds, line.Text);
        return seconds;
    }

    /// <summary>Stops the firmware, then cuts the power. Gives what is wrong.</summary>
    public async Task<IReadOnlyList<string>> StopAsync()
    {
        var faults = new List<string>();
        _stop();
        try
        {
            await _ended.Task.WaitAsync(Patience);
        }
        catch (Exception exception)
        {
            faults.Add($"{Host.Name}: the firmware did not end well: {exception}");
        }

        Host.Dispose();
        Directory.Delete(Host.StorageRoot, recursive: true);
        if (Host.Crash is { } crash)
        {
            faults.Add($"{Host.Name}: {crash}");
        }

        return
        [
            .. faults,
            .. Lines.Snapshot()
                .Where(line => line.Level != 'I'
                    && !_ignored.Contains(line.Code) && !_expected.Contains((line.Code, line.Text)))
                .Select(line => $"{Host.Name}: unexpected: {line.Whole}"),
        ];
    }

    private async Task<LogLine> WaitAsync(Func<LogLine, bool> match, int count, string what)
    {
        try
        {
            return await Lines.WaitForAsync(match, count).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new AssertFailedException(
                $"{Host.Name}: expected {what}, got none in {Patience.TotalSeconds} s");
        }
    }

    private void Start(Action run) => new Thread(() =>
    {
        try
        {
            Host.Run(run);
            _ended.SetResult();
        }
        catch (Exception exception)
        {
            _ended.SetException(exception);
        }
    })
    {
        IsBackground = true,
        Name = Host.Name,
    }.Start();
}
