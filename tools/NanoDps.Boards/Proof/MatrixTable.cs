using NanoDps.Boards.Generated;

namespace NanoDps.Boards.Proof;

/// <summary>Every suite with every group and both chains.</summary>
internal static class MatrixTable
{
    private static readonly string[] _chains = ["short", "four"];

    public static void Write(Markdown text, TlsPolicy policy, ProofResults results)
    {
        text.Line("### Every suite, group and chain")
            .Line()
            .Line("The client with fixed record buffers: millions of instructions, bytes of heap.")
            .Line()
            .Head("suite", "group", "short chain", "peak", "idle", "long chain", "peak", "idle");

        foreach (var suite in policy.CipherSuites)
        {
            foreach (var group in policy.Groups)
            {
                string[] figures = [.. _chains.SelectMany(chain =>
                {
                    var name = $"matrix.{chain}.{group.Id:X4}.{suite.Id:X4}";
                    return new[]
                    {
                        ResultTable.Millions(results[name + ".instructions"]),
                        Markdown.Number(results[name + ".peak"]),
                        Markdown.Number(results[name + ".idle"]),
                    };
                })];
                text.Row([suite.Name, group.Name, .. figures]);
            }
        }

        text.Line();
    }
}
