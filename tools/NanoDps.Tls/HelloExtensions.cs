using System.Collections.Immutable;
using System.Text;

namespace NanoDps.Tls;

/// <summary>Reads the extensions that say what a client can do; the others stay as bytes.</summary>
internal static class HelloExtensions
{
    private const ushort ServerName = 0;
    private const ushort MaxFragmentLength = 1;
    private const ushort SupportedGroups = 10;
    private const ushort PointFormats = 11;
    private const ushort SignatureAlgorithms = 13;
    private const ushort ApplicationProtocols = 16;
    private const ushort SupportedVersions = 43;

    /// <exception cref="ClientHelloException">An extension is malformed.</exception>
    public static ClientHello Read(ClientHello hello)
    {
        foreach (var extension in hello.Extensions)
        {
            hello = Read(hello, extension);
        }

        return hello;
    }

    private static ClientHello Read(ClientHello hello, TlsExtension extension)
    {
        // Offsets in errors are relative to the extension: its type is in the message.
        var cursor = new HelloCursor(extension.Data.AsSpan(), 0, $"extension {extension.Type}");
        var read = extension.Type switch
        {
            ServerName => hello with { ServerName = Name(ref cursor) },
            MaxFragmentLength => hello with { MaxFragmentLength = Fragment(ref cursor) },
            SupportedGroups => hello with
            {
                Groups = [.. cursor.Vector16("supported_groups").UInt16List()],
            },
            PointFormats => hello with
            {
                PointFormats = cursor.Vector8("ec_point_formats").Rest().ToImmutableArray(),
            },
            SignatureAlgorithms => hello with
            {
                SignatureAlgorithms = [.. cursor.Vector16("signature_algorithms").UInt16List()],
            },
            ApplicationProtocols => hello with { ApplicationProtocols = Protocols(ref cursor) },
            SupportedVersions => hello with
            {
                SupportedVersions = [.. cursor.Vector8("supported_versions").UInt16List()],
            },
            _ => null,
        };
        if (read is null)
        {
            return hello;
        }

        cursor.End();
        return read;
    }

    private static string Name(ref HelloCursor cursor)
    {
        var list = cursor.Vector16("server_name");
        var type = list.Byte("name type");
        if (type != 0)
        {
            throw list.Fail(
                ClientHelloFault.IllegalValue, $"expected name type host_name (0), got {type}");
        }

        var name = list.Vector16("host_name").Rest();
        list.End();
        if (name.Length == 0 || name.ContainsAnyExceptInRange((byte)0x21, (byte)0x7E))
        {
            throw list.Fail(
                ClientHelloFault.IllegalValue,
                "expected a server name of printable ASCII, got something else");
        }

        return Encoding.ASCII.GetString(name);
    }

    private static byte Fragment(ref HelloCursor cursor)
    {
        var code = cursor.Byte("max_fragment_length");
        return code is >= 1 and <= 4
            ? code
            : throw cursor.Fail(
                ClientHelloFault.IllegalValue,
                $"expected a max_fragment_length code of 1 to 4, got {code}");
    }

    private static ImmutableArray<string> Protocols(ref HelloCursor cursor)
    {
        var list = cursor.Vector16("application protocols");
        var protocols = ImmutableArray.CreateBuilder<string>();
        while (list.Left > 0)
        {
            protocols.Add(Encoding.Latin1.GetString(list.Vector8("protocol name").Rest()));
        }

        return protocols.ToImmutable();
    }
}
