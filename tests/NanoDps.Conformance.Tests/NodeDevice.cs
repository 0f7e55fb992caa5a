using System.Diagnostics;
using System.Text.Json.Nodes;
using NanoDps.Emulator;

namespace NanoDps.Conformance.Tests;

/// <summary>Runs a device of the SDK against an emulator, in a process of its own.</summary>
internal static class NodeDevice
{
    /// <summary>A bound for what takes a second or two, generous for a slow machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static async Task<DeviceReport> RunAsync(
        EmulatorFacts facts, DeviceOrder order, string nodeOptions)
    {
        var factsFile = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(factsFile, facts.ToJson());
            return await RunAsync(order, new Dictionary<string, string?>
            {
                ["NODE_EXTRA_CA_CERTS"] = facts.CaFile,
                ["NODE_OPTIONS"] = nodeOptions,
                ["NANODPS_FACTS"] = factsFile,
            });
        }
        finally
        {
            File.Delete(factsFile);
        }
    }

    private static async Task<DeviceReport> RunAsync(
        DeviceOrder order, Dictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo("node")
        {
            ArgumentList = { "--require", "./map.js", "device.js" },
            WorkingDirectory = NodeSdk.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var guard = new SecretGuard("the SDK's device");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await TellAsync(process, order);
        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new AssertFailedException(
                $"expected the device to end in {Patience.TotalSeconds} s, "
                + $"it wrote:\n{guard.See(await output + await errors)}");
        }

        return new DeviceReport(
            process.ExitCode, Steps(guard.See(await output)), guard.See(await errors));
    }

    private static async Task TellAsync(Process process, DeviceOrder order)
    {
        try
        {
            await process.StandardInput.WriteAsync(order.ToJson());
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It had ended without reading its input; its exit code and errors say why.
        }
    }

    private static List<JsonObject> Steps(string output) =>
    [
        .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!.AsObject()),
    ];
}
