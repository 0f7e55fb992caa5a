extern alias nano;

using System.Runtime.InteropServices;
using nano::NanoDps.Host;

namespace NanoDps.Bench;

/// <summary>Where the figures come from.</summary>
internal static class Machine
{
    public static IReadOnlyList<string> Describe() =>
    [
        $"{Processor()}, {Environment.ProcessorCount} cores",
        $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}",
        $"mbedTLS {MbedTlsLibrary.Version}",
    ];

    private static string Processor()
    {
        const string cpuInfo = "/proc/cpuinfo";
        var line = File.Exists(cpuInfo)
            ? File.ReadLines(cpuInfo).FirstOrDefault(
                one => one.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
