using NanoDps.Boards.Generated;

namespace NanoDps.Boards.Proof;

/// <summary>What a handshake costs: the policy, stock, and what was not chosen.</summary>
internal static class HandshakeTable
{
    private const string Reference = "matrix.four.0017.C02F";

    public static void Write(Markdown text, ProofResults results)
    {
        Introduction(text, results);
        text.Head(
            "build",
            "text",
            "client",
            "chain",
            "key exchange",
            "its signature",
            "heap peak",
            "idle");
        const string Policy = "policy.text";
        const string Stock = "stock.text";
        Row(text, results, "stock ESP32-C3 (no records over 4096 bytes)", "stock", Stock);
        Row(text, results, "stock ESP32-C3, X25519", "stock.x25519", Stock);
        Row(text, results, "**the policy**, record buffers fixed", Reference, Policy);
        Elsewhere(text, results);
        Row(text, results, "fixed, without fixed-point tables", "variant.plain");
        Row(text, results, "fixed, peer certificate kept", "variant.kept");
        Row(text, results, "fixed, X25519 compiled in and taken", "variant.x25519");
        Row(text, results, "fixed, short chain", "matrix.short.0017.C02F", Policy);
        Row(
            text,
            results,
            "fixed, short chain, IN 4096 (the long chain ends in -0x7100)",
            "variant.in4096");
        Row(text, results, "fixed, both pinned roots in PEM, as the firmware's", "roots", Policy);
        Row(text, results, "fixed, client certificate RSA 2048", "client.rsa2048", Policy);
        Row(text, results, "fixed, client certificate P-256", "client.p256", Policy);
        Row(text, results, "fixed, client certificate P-384", "client.p384", Policy);
        text.Line();
    }

    private static void Introduction(Markdown text, ProofResults results)
    {
        string Of(string name) => Markdown.Number(results[name]);
        var low = ResultTable.Millions(results["spread.low"]);
        var high = ResultTable.Millions(results["spread.high"]);
        text.Line(
            $"""
            ### A handshake on rv32imc

            ECDHE with P-256, AES-128-GCM, one root pinned, {Of("sent.four")} bytes of
            certificates in the shape of Azure's since 2025 (the long chain; the short one has
            {Of("sent.short")} bytes and one RSA-2048 intermediate). Millions of
            instructions, and bytes of heap that mbedTLS asked for from the configuration of the
            connection on. What an RSA check costs depends on the key: over nine sets of keys the
            policy's handshake took {low} to {high} M. All figures are of
            the set in the middle.

            """);
    }

    private static void Row(
        Markdown text, ProofResults results, string build, string name, string? textName = null) =>
        text.Row(
            build,
            Markdown.Number(results[textName ?? name + ".text"]),
            ResultTable.Millions(results[name + ".instructions"]),
            ResultTable.Millions(results[name + ".chain"]),
            ResultTable.Millions(results[name + ".exchange"]),
            ResultTable.Millions(results[name + ".signature"]),
            Markdown.Number(results[name + ".peak"]),
            Markdown.Number(results[name + ".idle"]));

    // boards/data/measured-elsewhere.txt: what prove.sh cannot build.
    private static void Elsewhere(Markdown text, ProofResults results)
    {
        const string Mark = "**measured elsewhere**";
        text.Row(
            $"**the policy**, dynamic buffers, as the boards have them ({Mark})",
            "",
            ResultTable.Millions(results["dynamic.instructions"]),
            "",
            "",
            "",
            Markdown.Number(results["dynamic.peak"]),
            Markdown.Number(results["dynamic.idle"]));

        foreach (var (name, what) in new[]
        {
            ("roots", "both pinned roots"),
            ("all", "both pinned roots, client certificate RSA 2048"),
        })
        {
            text.Row(
                $"dynamic, {what} ({Mark})",
                "",
                "",
                "",
                "",
                "",
                Markdown.Number(results[$"dynamic.{name}.peak"]),
                Markdown.Number(results[$"dynamic.{name}.idle"]));
        }
    }
}
