using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace NanoDps.Bench;

/// <summary>Time and allocations of one event, by BenchmarkDotNet in this process.</summary>
internal static class EventBench
{
    public static IReadOnlyList<Figure> Measure()
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(NullLogger.Instance)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "nanodps-bench"));
        var summary = BenchmarkRunner.Run<EventBenchmarks>(config);
        if (summary.HasCriticalValidationErrors)
        {
            throw new InvalidOperationException(
                string.Join('\n', summary.ValidationErrors.Select(error => error.Message)));
        }

        return
        [
            .. summary.Reports.Select(report => new Figure(
                report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''),
                (long)report.ResultStatistics!.Mean,
                $"ns, {report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase)} bytes allocated")),
        ];
    }
}
