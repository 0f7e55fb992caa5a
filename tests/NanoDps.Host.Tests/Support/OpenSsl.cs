using System.Diagnostics;

namespace NanoDps.Host.Tests.Support;

/// <summary>Runs the openssl program for what .NET cannot make.</summary>
internal static class OpenSsl
{
    /// <summary>Runs it with an input text and gives its output.</summary>
    public static byte[] Run(string arguments, string input)
    {
        using var process = Start(arguments);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
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
