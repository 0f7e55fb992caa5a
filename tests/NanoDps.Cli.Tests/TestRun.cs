using System.Runtime.Versioning;

// The host board needs it.
[assembly: SupportedOSPlatform("linux")]

// The tests mostly wait for servers and firmware; four at a time keep two cores busy.
[assembly: Parallelize(Workers = 4, Scope = ExecutionScope.MethodLevel)]

namespace NanoDps.Cli.Tests;

/// <summary>What all tests share.</summary>
[TestClass]
public static class TestRun
{
    /// <summary>One test CA for all: making one takes seconds.</summary>
    internal static string StateDirectory { get; } =
        Directory.CreateTempSubdirectory("nanodps-cli-tests-").FullName;

    [AssemblyCleanup]
    public static void RemoveTheTestAuthority() =>
        Directory.Delete(StateDirectory, recursive: true);
}
