using System.Text.Json.Nodes;

namespace NanoDps.Conformance.Tests;

/// <summary>How a device of the SDK ended.</summary>
/// <param name="ExitCode">0 when all steps were done, 1 when one was refused.</param>
/// <param name="Steps">What it wrote, an object for each step.</param>
/// <param name="Errors">What it wrote to standard error.</param>
internal sealed record DeviceReport(int ExitCode, IReadOnlyList<JsonObject> Steps, string Errors)
{
    /// <summary>The names of the steps in their order, separated by spaces.</summary>
    public string Path => string.Join(' ', Steps.Select(step => Text(step, "step")));

    /// <summary>The registration state that the SDK gave back.</summary>
    public JsonObject State => Step("assigned")["state"]!.AsObject();

    /// <summary>The fault and the message of the step that was refused.</summary>
    public string Fault => $"{Text(Steps[^1], "fault")}: {Text(Steps[^1], "message")}";

    /// <summary>The answer of the service that the SDK gives with a fault.</summary>
    public JsonObject Result => Steps[^1]["result"]!.AsObject();

    public JsonObject Step(string name) =>
        Steps.FirstOrDefault(step => Text(step, "step") == name)
        ?? throw new AssertFailedException($"expected the step {name}, got {this}");

    public override string ToString() =>
        $"exit code {ExitCode}\n{string.Join('\n', Steps.Select(step => step.ToJsonString()))}\n"
        + Errors;

    private static string? Text(JsonObject step, string name) => step[name]?.GetValue<string>();
}
