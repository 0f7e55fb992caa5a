using System.Diagnostics;
using System.Text;

namespace NanoDps.Host.Tests.Support;

/// <summary>Runs the openssl program for what .NET cannot make.</summary>
internal static class OpenSsl
{
    /// <summary>Runs it with an input text and gives its output, which may be a private key.</summary>
    public static byte[] Run(string arguments, string input)
    {
        var guard = new SecretGuard("openssl");
        using var process = Start(arguments);
        process.ErrorDataReceived += (_, e) => guard.See(e.Data ?? "");
        process.BeginErrorReadLine();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        guard.See(Encoding.Latin1.GetString(output.ToArray()), SecretText.PrivateKey);
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, "openssl " + arguments);
        return output.ToArray();
    }

    public static Process Start(string arguments) =>
        Process.Start(new ProcessStartInfo("openssl", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
