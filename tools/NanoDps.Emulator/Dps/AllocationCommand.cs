using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Enrollments;
using NanoDps.Emulator.Hubs;

namespace NanoDps.Emulator.Dps;

/// <summary>
/// Asks a command for the hub of a device. What it gets and answers is what the service sends to
/// one's own function and takes from it (Azure: how to use custom allocation policies).
/// </summary>
internal sealed class AllocationCommand(CustomAllocation custom, IReadOnlyList<HubServer> hubs)
{
    public async Task<AllocationOutcome> RunAsync(
        Enrollment enrollment, string registrationId, RegisterBody body)
    {
        using var timeout = new CancellationTokenSource(custom.Timeout);
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(custom.Command[0], custom.Command.Skip(1))
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            },
        };
        try
        {
            process.Start();
            return await AskAsync(process, Question(enrollment, registrationId, body), timeout.Token)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Kill(process);
            return AllocationOutcome.Failed(
                $"expected an answer within {custom.Timeout.TotalSeconds:0.#} s, got none");
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            return AllocationOutcome.Failed(
                $"expected to run {custom.Command[0]}: {exception.Message}");
        }
    }

    private async Task<AllocationOutcome> AskAsync(
        Process process, string question, CancellationToken cancellation)
    {
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        try
        {
            await process.StandardInput.WriteAsync(question.AsMemory(), cancellation)
                .ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It may answer without reading; its answer and exit code decide.
        }

        var answer = await output.ConfigureAwait(false);
        await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        return process.ExitCode == 0
            ? Read(answer)
            : AllocationOutcome.Failed($"expected exit code 0, got {process.ExitCode}");
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (
            exception is InvalidOperationException or AggregateException or Win32Exception)
        {
            // It has just ended by itself, or a child of it has.
        }
    }

    private AllocationOutcome Read(string answer)
    {
        try
        {
            if (JsonNode.Parse(answer) is not JsonObject members
                || members["iotHubHostName"] is not JsonValue name
                || !name.TryGetValue<string>(out var wanted))
            {
                return AllocationOutcome.Failed(
                    "expected an object with the text iotHubHostName, got something else");
            }

            var hub = hubs.FirstOrDefault(
                one => string.Equals(one.Name, wanted, StringComparison.OrdinalIgnoreCase));
            return hub is null
                ? AllocationOutcome.Failed(
                    "expected one of the hubs "
                    + $"{string.Join(", ", hubs.Select(one => one.Name))}, got {wanted}")
                : new AllocationOutcome(hub, members["payload"]?.DeepClone() as JsonObject, "");
        }
        catch (JsonException)
        {
            return AllocationOutcome.Failed("expected an answer of JSON, got something else");
        }
    }

    private string Question(Enrollment enrollment, string registrationId, RegisterBody body)
    {
        var entry = new JsonObject
        {
            [enrollment.Group is null ? "registrationId" : "enrollmentGroupId"] =
                enrollment.Group ?? registrationId,
            ["attestation"] = new JsonObject
            {
                ["type"] = enrollment.Keys is null ? "x509" : "symmetricKey",
            },
            ["allocationPolicy"] = "custom",
        };
        return new JsonObject
        {
            [enrollment.Group is null ? "individualEnrollment" : "enrollmentGroup"] = entry,
            ["deviceRuntimeContext"] = new JsonObject
            {
                ["registrationId"] = registrationId,
                [enrollment.Keys is null ? "x509" : "symmetricKey"] = new JsonObject(),
                ["payload"] = body.Payload?.DeepClone(),
            },
            ["linkedHubs"] = new JsonArray(
                [.. hubs.Select(hub => JsonValue.Create(hub.Name))]),
        }.ToJsonString();
    }
}
