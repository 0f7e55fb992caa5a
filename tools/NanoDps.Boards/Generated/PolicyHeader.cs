using System.Text;
using NanoDps.Boards.Model;

namespace NanoDps.Boards.Generated;

/// <summary>The header that mbedTLS reads last (MBEDTLS_USER_CONFIG_FILE).</summary>
internal static class PolicyHeader
{
    public const string Path = "common/policy.h";

    public static GeneratedFile Write(BoardsFolder boards)
    {
        var text = new StringBuilder()
            .Append("/* ").Append(GeneratedFile.Notice).AppendLine()
            .AppendLine("   What Kconfig cannot say of tls-policy.json: mbedTLS reads it last.")
            .AppendLine("   No include guard: nanoFramework's own TLS code reads upstream's")
            .AppendLine("   configuration once more, and these lines must hold after that, too. */")
            .AppendLine()
            .AppendLine("/* The ClientHello's suites, in its order. */")
            .AppendLine("#undef MBEDTLS_SSL_CIPHERSUITES")
            .AppendLine("#define MBEDTLS_SSL_CIPHERSUITES \\");
        var last = boards.Policy.CipherSuites[^1];

        foreach (var suite in boards.Policy.CipherSuites)
        {
            text.Append("    MBEDTLS_").Append(suite.Name)
                .AppendLine(suite == last ? "" : ", \\");
        }

        foreach (var macro in boards.Common.UndefinedMacros)
        {
            text.AppendLine()
                .Append("/* ").Append(macro.Reason).AppendLine(" */")
                .Append("#undef ").AppendLine(macro.Name);
        }

        return new GeneratedFile(Path, text.ToString());
    }
}
