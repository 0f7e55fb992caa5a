using System.CommandLine;

namespace NanoDps.Cli.Audit;

/// <summary>--json: the report as one line for a machine.</summary>
internal sealed class JsonOption : Option<bool>
{
    public JsonOption()
        : base("--json") => Description = "Print the report as one line of JSON";
}
