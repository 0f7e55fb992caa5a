using System.Runtime.CompilerServices;

// Most of these tests wait for a second, some for the 30 s of a Connect without an answer; each has
// a device, a client and a broker of its own.
[assembly: Parallelize(Workers = 12, Scope = ExecutionScope.MethodLevel)]

namespace NanoDps.Host.Tests.M2Mqtt;

internal static class TestThreads
{
    /// <summary>
    /// The workers of MSTest are threads of the pool, and these tests block them. What .NET's
    /// sockets do there must not wait until the pool has grown, which takes it seconds.
    /// </summary>
    [ModuleInitializer]
    internal static void GrowThePool() => ThreadPool.SetMinThreads(64, 64);
}
