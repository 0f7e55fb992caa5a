extern alias nano;

using nano::NanoDps.Host;
using NanoDps.App;
using NanoDps.Configuration;
using NanoDps.Emulator;
using NanoDps.Logging;

namespace NanoDps.RootUpdate.Tests.Support;

/// <summary>A host board whose storage outlives its starts, as flash does.</summary>
internal sealed class Device : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("nanodps-rollover-").FullName;

    public Device(EmulatorFacts facts)
    {
        Host = new HostDevice(
            Service.RegistrationId,
            HostBoard.Load(Repository.File("boards/host/board.json")),
            _folder);
        Host.Network.Ssid = "workshop";
        Host.Network.Password = "correct horse";
        Reach(facts);
        File.WriteAllText(
            Storage + Settings.FileName,
            $"id-scope = {facts.IdScope}\nregistration-id = {Service.RegistrationId}\n"
            + $"key = {Service.Key}\nwifi-ssid = workshop\nwifi-password = correct horse\n");
    }

    public HostDevice Host { get; }

    /// <summary>Where its files are, as the firmware takes it.</summary>
    public string Storage => _folder + Path.DirectorySeparatorChar;

    /// <summary>Makes its names lead to an emulator.</summary>
    public void Reach(EmulatorFacts facts)
    {
        foreach (var server in facts.Hubs.Prepend(facts.Dps))
        {
            Host.Names.Map($"{server.Name}:{server.NamePort}", $"{server.Address}:{server.Port}");
        }
    }

    /// <summary>Puts a bundle where nanoff does.</summary>
    public void Deploy(byte[] bundle) => File.WriteAllBytes(Storage + TrustedRoots.FileName, bundle);

    /// <summary>Runs the documented program until a line of the log. Gives all lines.</summary>
    public async Task<IReadOnlyList<LogLine>> RunUntilAsync(
        string pinned, int version, LogCode last)
    {
        var lines = new DeviceLines();
        var application = new TaskCompletionSource<Application>(
            TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                Host.Run(() => RolloverProgram.Run(
                    Storage, pinned, version, Owner.Of.Pem, lines, 100, application.SetResult));
                ended.SetResult();
            }
            catch (Exception exception)
            {
                application.TrySetException(exception);
                ended.SetException(exception);
            }
        })
        {
            IsBackground = true,
        }.Start();

        var running = await application.Task.WaitAsync(Patience);
        try
        {
            await lines.WaitForAsync(line => line.Code == last).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            Assert.Fail(
                $"expected a line of code {(int)last}, got:\n"
                + string.Join('\n', lines.Snapshot().Select(line => line.Whole)));
        }

        running.Stop();
        await ended.Task.WaitAsync(Patience);
        return lines.Snapshot();
    }

    public void Dispose()
    {
        Host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
