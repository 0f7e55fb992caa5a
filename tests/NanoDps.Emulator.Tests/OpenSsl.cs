using System.Diagnostics;
using System.Net;

namespace NanoDps.Emulator.Tests;

/// <summary>Runs openssl s_client: a TLS client that is neither .NET's nor ours.</summary>
internal static class OpenSsl
{
    public static async Task<string> ClientAsync(IPEndPoint address, string arguments)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var start = new ProcessStartInfo("openssl", $"s_client -connect {address} {arguments}")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;

        // Its input is at an end at once: it shakes hands, reports and leaves.
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
        var errors = process.StandardError.ReadToEndAsync(timeout.Token);
        await process.WaitForExitAsync(timeout.Token);
        return new SecretGuard("openssl").See(await output + await errors);
    }
}
