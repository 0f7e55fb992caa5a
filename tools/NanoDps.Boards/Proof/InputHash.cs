using System.Security.Cryptography;
using System.Text;
using NanoDps.Boards.Generated;
using NanoDps.Boards.Model;

namespace NanoDps.Boards.Proof;

/// <summary>
/// The hash of what a proof proves: the policy and all that an image is made from, but no prose.
/// </summary>
internal static class InputHash
{
    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static string Of(BoardsFolder boards)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        foreach (var path in Paths(boards).Order(StringComparer.Ordinal))
        {
            var content = File.ReadAllBytes(Path.Combine(boards.Root, path));
            hash.AppendData(Encoding.UTF8.GetBytes($"{path} {content.Length}\n"));
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The files under boards/ that the hash is of, with slashes.</summary>
    public static IEnumerable<string> Paths(BoardsFolder boards)
    {
        yield return "tls-policy.json";
        yield return "common/board.json";
        yield return "common/nanodps.cmake";

        foreach (var board in boards.Devices)
        {
            yield return $"{board.Name}/board.json";
        }

        foreach (var file in GeneratedFiles.Of(boards)
            .Where(file => Path.GetExtension(file.Path) != ".md"))
        {
            yield return file.Path;
        }

        foreach (var file in Directory.GetFiles(Path.Combine(boards.Root, "data")))
        {
            yield return "data/" + Path.GetFileName(file);
        }
    }
}
